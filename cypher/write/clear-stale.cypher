// The events of these types are as their tellings say
UNWIND $rows AS row
MATCH (s:Stale {id: row.id})
DELETE s
