// The actor who takes part in most calls
MATCH (a:Actor)-[:PARTICIPATES_IN]->(e:Event {type: 'call'})
RETURN a.id AS id, count(e) AS n ORDER BY n DESC, id LIMIT 1
