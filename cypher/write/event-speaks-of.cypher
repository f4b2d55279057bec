// Which events these events speak of, as their tellings do
UNWIND $rows AS row
MATCH (e:Event {id: row.id})<-[:REFERS_TO]-(:EventMention)-[:SPEAKS_OF]->(:EventMention)-[:REFERS_TO]->(f:Event)
WHERE f.id <> e.id
WITH DISTINCT e, f
MERGE (e)-[:SPEAKS_OF]->(f)
