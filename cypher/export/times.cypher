// A page of time references
// :param after string = ''  the last id of the page before
// :param page int = 2000  how many
MATCH (t:TimeReference) WHERE t.id > $after
WITH t ORDER BY t.id LIMIT $page
RETURN t.id AS id, properties(t) AS time,
  head(COLLECT { MATCH (t)-[:IN_SEGMENT]->(s:Segment) RETURN s.id }) AS segment
ORDER BY id
