// A page of actors with their kinds and what they are part of
// :param after string = ''  the last id of the page before
// :param page int = 2000  how many
MATCH (a:Actor) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $page
RETURN a.id AS id, labels(a) AS labels, properties(a) AS actor,
  COLLECT { MATCH (a)-[:PART_OF]->(b:Actor) RETURN b.id } AS part_of
ORDER BY id
