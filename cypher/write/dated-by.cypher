// The time references that date events
UNWIND $rows AS row
MATCH (m:EventMention {id: row.mention})
MATCH (t:TimeReference {id: row.time})
CREATE (m)-[:DATED_BY]->(t)
