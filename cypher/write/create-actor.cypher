// Actors that the graph does not know yet. The label comes with the node: to add one later moves the node in some stores.
UNWIND $rows AS row
FOREACH (_ IN CASE row.type WHEN 'person' THEN [1] ELSE [] END | CREATE (a:Actor:Person) SET a = row)
FOREACH (_ IN CASE row.type WHEN 'government' THEN [1] ELSE [] END | CREATE (a:Actor:Government) SET a = row)
FOREACH (_ IN CASE row.type WHEN 'organization' THEN [1] ELSE [] END | CREATE (a:Actor:Organization) SET a = row)
FOREACH (_ IN CASE row.type WHEN 'armed_group' THEN [1] ELSE [] END | CREATE (a:Actor:ArmedGroup) SET a = row)
FOREACH (_ IN CASE row.type WHEN 'media' THEN [1] ELSE [] END | CREATE (a:Actor:Media) SET a = row)
FOREACH (_ IN CASE row.type WHEN 'place' THEN [1] ELSE [] END | CREATE (a:Actor:Place) SET a = row)
FOREACH (_ IN CASE row.type WHEN 'group' THEN [1] ELSE [] END | CREATE (a:Actor:Group) SET a = row)
FOREACH (_ IN CASE WHEN row.type IS NULL THEN [1] ELSE [] END | CREATE (a:Actor) SET a = row)
