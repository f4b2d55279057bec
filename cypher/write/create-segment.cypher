// Segments of articles
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
CREATE (a)-[:HAS_SEGMENT]->(s:Segment)
SET s = row.properties
