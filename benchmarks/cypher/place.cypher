// The place of most events
MATCH (e:Event)-[:AT]->(a:Actor)
RETURN a.id AS id, count(e) AS n ORDER BY n DESC, id LIMIT 1
