// Who makes the claims of articles, given to whom it is judged to be
UNWIND $rows AS row
MATCH (:Article {id: row.article})<-[:STATED_IN]-(c:Claim)-[m:MADE_BY]->(a:Actor {id: row.from})
WHERE coalesce(m.given, a.id) = row.given
MATCH (b:Actor {id: row.to})
CREATE (c)-[n:MADE_BY]->(b)
SET n = properties(m)
SET n.given = CASE WHEN row.given <> row.to THEN row.given END
DELETE m
