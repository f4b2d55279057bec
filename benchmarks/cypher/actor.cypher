// The actor who takes part in most events
MATCH (a:Actor)-[:PARTICIPATES_IN]->(e:Event)
RETURN a.id AS id, count(e) AS n ORDER BY n DESC, id LIMIT 1
