// Which other ids were judged to mean actors; their other names are gathered anew
UNWIND $rows AS row
MATCH (a:Actor {id: row.id})
SET a.also = row.also, a.names = null
