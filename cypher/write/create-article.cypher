// Articles
UNWIND $rows AS row
CREATE (a:Article)
SET a = row
