// Which claim answers which
UNWIND $rows AS row
MATCH (c:Claim {id: row.claim})
MATCH (d:Claim {id: row.responds_to})
CREATE (c)-[:RESPONDS_TO {how: row.how}]->(d)
