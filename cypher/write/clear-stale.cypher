// The events of these types are as their tellings say, unless those have changed again meanwhile
UNWIND $rows AS row
MATCH (s:Stale {id: row.id})
WHERE s.token = row.token
DELETE s
