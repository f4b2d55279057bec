// The actor most often in calls with the one of one.cypher
MATCH (a:Actor)-[:PARTICIPATES_IN]->(e:Event {type: 'call'})
WITH a, count(e) AS n ORDER BY n DESC, a.id LIMIT 1
MATCH (a)-[:PARTICIPATES_IN]->(:Event {type: 'call'})<-[:PARTICIPATES_IN]-(b:Actor)
WHERE b.id <> a.id
RETURN b.id AS id, count(*) AS n ORDER BY n DESC, id LIMIT 1
