// What actors are part of, to be told anew
UNWIND $rows AS row
MATCH (:Actor {id: row.id})-[p:PART_OF]->(:Actor)
DELETE p
