// A page of articles with their outlet, segments and the actors they name
// :param after string = ''  the last id of the page before
// :param page int = 500  how many
MATCH (a:Article) WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $page
RETURN a.id AS id, properties(a) AS article,
  COLLECT { MATCH (a)-[:PUBLISHED_BY]->(o:Actor) RETURN o.id } AS outlets,
  COLLECT { MATCH (a)-[:HAS_SEGMENT]->(s:Segment) RETURN properties(s) AS segment ORDER BY segment.start } AS segments,
  COLLECT {
    MATCH (a)-[m:MENTIONS]->(b:Actor) WHERE m.starts IS NOT NULL
    RETURN {actor: b.id, starts: m.starts, ends: m.ends} AS mention ORDER BY b.id
  } AS mentions
ORDER BY id
