// The outlets of articles, given to whom they are judged to be
UNWIND $rows AS row
MATCH (r:Article {id: row.article})-[m:PUBLISHED_BY]->(a:Actor {id: row.from})
WHERE coalesce(m.given, a.id) = row.given
MATCH (b:Actor {id: row.to})
CREATE (r)-[n:PUBLISHED_BY]->(b)
SET n = properties(m)
SET n.given = CASE WHEN row.given <> row.to THEN row.given END
DELETE m
