// Notes the types of event whose tellings change, in the same transaction as the change: identity has to follow
// :param token string  tells this note from an earlier one
UNWIND $rows AS row
MERGE (s:Stale {id: row.id})
SET s.token = $token
