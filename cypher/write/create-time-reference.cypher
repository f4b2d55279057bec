// Time references, in their segments
UNWIND $rows AS row
MATCH (s:Segment {id: row.segment})
CREATE (t:TimeReference)-[:IN_SEGMENT]->(s)
SET t = row.properties
