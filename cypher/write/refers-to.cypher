// Which event the tellings of articles are of, and how surely
UNWIND $rows AS row
MATCH (m:EventMention {id: row.mention})
MATCH (e:Event {id: row.event})
CREATE (m)-[:REFERS_TO {score: row.score}]->(e)
