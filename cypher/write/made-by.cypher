// Who makes claims
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (a:Actor {id: row.actor})
CREATE (c)-[:MADE_BY {given: CASE WHEN row.given <> row.actor THEN row.given END}]->(a)
