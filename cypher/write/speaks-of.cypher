// What the denials, accusations and refusals of articles speak of
UNWIND $rows AS row
MATCH (m:EventMention {id: row.mention})
MATCH (n:EventMention {id: row.about})
CREATE (m)-[:SPEAKS_OF]->(n)
