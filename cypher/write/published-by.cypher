// The outlets of articles
UNWIND $rows AS row
MATCH (a:Article {id: row.article})
MATCH (o:Actor {id: row.actor})
CREATE (a)-[:PUBLISHED_BY {given: CASE WHEN row.given <> row.actor THEN row.given END}]->(o)
