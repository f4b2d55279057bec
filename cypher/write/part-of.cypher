// What actors are part of
UNWIND $rows AS row
MATCH (a:Actor {id: row.actor})
MATCH (b:Actor {id: row.part_of})
MERGE (a)-[:PART_OF]->(b)
