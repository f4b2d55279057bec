// Which events speak of these events, as their tellings do
UNWIND $rows AS row
MATCH (e:Event {id: row.id})<-[:REFERS_TO]-(:EventMention)<-[:SPEAKS_OF]-(:EventMention)-[:REFERS_TO]->(f:Event)
WHERE f.id <> e.id
WITH DISTINCT e, f
MERGE (f)-[:SPEAKS_OF]->(e)
