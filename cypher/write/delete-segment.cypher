// The segments of articles
UNWIND $rows AS row
MATCH (:Article {id: row.id})-[:HAS_SEGMENT]->(s:Segment)
DETACH DELETE s
