// Articles themselves, when nothing of theirs is left
UNWIND $rows AS row
MATCH (a:Article {id: row.id})
DETACH DELETE a
