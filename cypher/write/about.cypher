// Which event claims are about
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (e:Event {id: row.event})
CREATE (c)-[:ABOUT]->(e)
