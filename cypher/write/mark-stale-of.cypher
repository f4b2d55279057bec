// Notes the types of event that articles tell of, before they go
UNWIND $rows AS row
MATCH (:Article {id: row.id})-[:HAS_SEGMENT]->(:Segment)<-[:IN_SEGMENT]-(m:EventMention)
WITH DISTINCT m.type AS type
MERGE (:Stale {id: type})
