// Who takes part in the events that articles tell of; given is the id of the record where another was judged to be meant
UNWIND $rows AS row
MATCH (m:EventMention {id: row.mention})
MATCH (a:Actor {id: row.actor})
CREATE (m)-[:INVOLVES {role: row.role, given: CASE WHEN row.given <> row.actor THEN row.given END}]->(a)
