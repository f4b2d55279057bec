// What claims on these events answer to
UNWIND $rows AS row
MATCH (:Event {id: row.id})<-[:ABOUT]-(:Claim)-[r:RESPONDS_TO]->(:Claim)
DELETE r
