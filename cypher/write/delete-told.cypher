// The events that articles tell of and the times they name
UNWIND $rows AS row
MATCH (:Article {id: row.id})-[:HAS_SEGMENT]->(:Segment)<-[:IN_SEGMENT]-(n)
DETACH DELETE n
