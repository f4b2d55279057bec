// Events that identity concludes no longer, or otherwise
UNWIND $rows AS row
MATCH (e:Event {id: row.id})
DETACH DELETE e
