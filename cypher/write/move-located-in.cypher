// Where it happens, given to what place it is judged to be
UNWIND $rows AS row
MATCH (:Article {id: row.article})-[:HAS_SEGMENT]->(:Segment)<-[:IN_SEGMENT]-(e:EventMention)-[m:LOCATED_IN]->(a:Actor {id: row.from})
WHERE coalesce(m.given, a.id) = row.given
MATCH (b:Actor {id: row.to})
CREATE (e)-[n:LOCATED_IN]->(b)
SET n = properties(m)
SET n.given = CASE WHEN row.given <> row.to THEN row.given END
DELETE m
