// The mentions of the events of a page
// :param events strings  the ids of the events
MATCH (e:Event) WHERE e.id IN $events
MATCH (m:EventMention)-[:REFERS_TO]->(e)
RETURN e.id AS on, m.id AS id
ORDER BY on, id
