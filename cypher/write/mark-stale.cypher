// Notes the types of event whose tellings change, in the same transaction as the change: identity has to follow
UNWIND $rows AS row
MERGE (:Stale {id: row.id})
