// Judgements that are taken back
UNWIND $rows AS row
MATCH (j:Judgement {id: row.id})
SET j.retracted_at = row.retracted_at
