// The claims that articles state
UNWIND $rows AS row
MATCH (:Article {id: row.id})<-[:STATED_IN]-(c:Claim)
DETACH DELETE c
