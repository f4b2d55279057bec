// The kinds of actors that the graph knows as something else
UNWIND $rows AS row
MATCH (a:Actor {id: row.id})
FOREACH (_ IN CASE row.type WHEN 'person' THEN [1] ELSE [] END | SET a:Person)
FOREACH (_ IN CASE row.type WHEN 'government' THEN [1] ELSE [] END | SET a:Government)
FOREACH (_ IN CASE row.type WHEN 'organization' THEN [1] ELSE [] END | SET a:Organization)
FOREACH (_ IN CASE row.type WHEN 'armed_group' THEN [1] ELSE [] END | SET a:ArmedGroup)
FOREACH (_ IN CASE row.type WHEN 'media' THEN [1] ELSE [] END | SET a:Media)
FOREACH (_ IN CASE row.type WHEN 'place' THEN [1] ELSE [] END | SET a:Place)
FOREACH (_ IN CASE row.type WHEN 'group' THEN [1] ELSE [] END | SET a:Group)
