// What actors are called by most articles, of equals the shortest name; listed ones keep the name of the table
UNWIND $rows AS row
MATCH (a:Actor {id: row.id})<-[m:MENTIONS]-(:Article)
WHERE m.name IS NOT NULL
WITH a, row.listed AS listed, m.name AS name, min(CASE WHEN m.given IS NULL THEN 0 ELSE 1 END) AS foreign, count(*) AS n
ORDER BY foreign, n DESC, size(name), name
WITH a, listed, collect(name) AS names
SET a.name = CASE WHEN listed THEN a.name ELSE names[0] END,
  a.names = CASE WHEN listed OR size(names) > 1 THEN names END
