// The events that articles tell of, in their segments
UNWIND $rows AS row
MATCH (s:Segment {id: row.segment})
CREATE (m:EventMention)-[:IN_SEGMENT]->(s)
SET m = row.properties
