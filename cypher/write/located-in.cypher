// Where the events that articles tell of happen
UNWIND $rows AS row
MATCH (m:EventMention {id: row.mention})
MATCH (a:Actor {id: row.actor})
CREATE (m)-[:LOCATED_IN {given: CASE WHEN row.given <> row.actor THEN row.given END}]->(a)
