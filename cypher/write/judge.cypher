// Judgements on who is who; one that was taken back counts again
UNWIND $rows AS row
MERGE (j:Judgement {id: row.id})
SET j = row.properties
