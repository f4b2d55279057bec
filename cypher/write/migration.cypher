// Records that a migration was applied
UNWIND $rows AS row
MERGE (m:Migration {id: row.id})
SET m = row
