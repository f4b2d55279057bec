// A page of event mentions with participants, place, time, what they speak of and the event they refer to
// :param after string = ''  the last id of the page before
// :param page int = 1000  how many
MATCH (m:EventMention) WHERE m.id > $after
WITH m ORDER BY m.id LIMIT $page
RETURN m.id AS id, properties(m) AS mention,
  head(COLLECT { MATCH (m)-[:IN_SEGMENT]->(s:Segment) RETURN s.id }) AS segment,
  head(COLLECT { MATCH (m)-[r:REFERS_TO]->(e:Event) RETURN {event: e.id, score: r.score} AS reference }) AS refers_to,
  COLLECT { MATCH (m)-[i:INVOLVES]->(a:Actor) RETURN DISTINCT {actor: a.id, role: i.role} AS part ORDER BY part.actor, part.role } AS participants,
  COLLECT { MATCH (m)-[:LOCATED_IN]->(p:Actor) RETURN p.id } AS places,
  COLLECT { MATCH (m)-[:DATED_BY]->(t:TimeReference) RETURN t.id } AS times,
  COLLECT { MATCH (m)-[:SPEAKS_OF]->(o:EventMention) RETURN o.id } AS about
ORDER BY id
