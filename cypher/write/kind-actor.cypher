// What most articles take actors for, and what those call them in English
UNWIND $rows AS row
MATCH (a:Actor {id: row.id})<-[m:MENTIONS]-(:Article)
WHERE m.type IS NOT NULL
WITH a, m.type AS type, min(CASE WHEN m.given IS NULL THEN 0 ELSE 1 END) AS foreign, count(*) AS n, min(m.name_en) AS en
ORDER BY foreign, n DESC, type
WITH a, collect(type) AS types, collect(en) AS ens
SET a.type = types[0], a.name_en = ens[0]
