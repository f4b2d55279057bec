// What articles name, given to whom it is judged to mean
UNWIND $rows AS row
MATCH (r:Article {id: row.article})-[m:MENTIONS]->(a:Actor {id: row.from})
WHERE coalesce(m.given, a.id) = row.given
MATCH (b:Actor {id: row.to})
CREATE (r)-[n:MENTIONS]->(b)
SET n = properties(m)
SET n.given = CASE WHEN row.given <> row.to THEN row.given END
DELETE m
