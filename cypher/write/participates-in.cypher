// Who takes part in events
UNWIND $rows AS row
MATCH (a:Actor {id: row.actor})
MATCH (e:Event {id: row.event})
CREATE (a)-[:PARTICIPATES_IN {role: row.role}]->(e)
