// Through whom claims come, the nearest to the source first
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (a:Actor {id: row.actor})
CREATE (c)-[:RELAYED_BY {hop: row.hop, given: CASE WHEN row.given <> row.actor THEN row.given END}]->(a)
