// A page of event mentions with participants, place, time, what they speak of and the event they refer to
// :param after string = ''  the last id of the page before
// :param page int = 1000  how many
MATCH (m:EventMention) WHERE m.id > $after
WITH m ORDER BY m.id LIMIT $page
OPTIONAL MATCH (m)-[:IN_SEGMENT]->(s:Segment)
OPTIONAL MATCH (m)-[r:REFERS_TO]->(e:Event)
RETURN m.id AS id, properties(m) AS mention, s.id AS segment, e.id AS event, r.score AS score,
  COLLECT { MATCH (m)-[i:INVOLVES]->(a:Actor) RETURN {actor: a.id, role: i.role} AS part ORDER BY a.id, i.role } AS participants,
  COLLECT { MATCH (m)-[:LOCATED_IN]->(p:Actor) RETURN p.id } AS places,
  COLLECT { MATCH (m)-[:DATED_BY]->(t:TimeReference) RETURN t.id } AS times,
  COLLECT { MATCH (m)-[:SPEAKS_OF]->(o:EventMention) RETURN o.id } AS about
ORDER BY id
