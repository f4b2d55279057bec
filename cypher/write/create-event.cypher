// Events: what articles talk about
UNWIND $rows AS row
CREATE (e:Event)
SET e = row
