// Who takes part in what articles tell of, given to whom it is judged to be
UNWIND $rows AS row
MATCH (:Article {id: row.article})-[:HAS_SEGMENT]->(:Segment)<-[:IN_SEGMENT]-(e:EventMention)-[m:INVOLVES]->(a:Actor {id: row.from})
WHERE coalesce(m.given, a.id) = row.given
MATCH (b:Actor {id: row.to})
CREATE (e)-[n:INVOLVES]->(b)
SET n = properties(m)
SET n.given = CASE WHEN row.given <> row.to THEN row.given END
DELETE m
