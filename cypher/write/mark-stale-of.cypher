// Notes the types of event that articles tell of, before they go
// :param token string  tells this note from an earlier one
UNWIND $rows AS row
MATCH (:Article {id: row.id})-[:HAS_SEGMENT]->(:Segment)<-[:IN_SEGMENT]-(m:EventMention)
WITH DISTINCT m.type AS type
MERGE (s:Stale {id: type})
SET s.token = $token
