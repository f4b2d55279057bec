// The actors that articles name, and where; part_of is what the article tells of them
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MATCH (b:Actor {id: row.actor})
CREATE (a)-[m:MENTIONS]->(b)
SET m = row.properties
