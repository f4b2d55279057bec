// Claims: one voice on one event, stated in an article
UNWIND $rows AS row
MATCH (r:Article {id: row.article})
MATCH (m:EventMention {id: row.mention})
CREATE (c:Claim)-[:STATED_IN]->(r)
SET c = row.properties
CREATE (c)-[:ON]->(m)
