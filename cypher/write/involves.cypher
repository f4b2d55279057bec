// Who takes part in the events that articles tell of
UNWIND $rows AS row
MATCH (m:EventMention {id: row.mention})
MATCH (a:Actor {id: row.actor})
CREATE (m)-[:INVOLVES {role: row.role}]->(a)
