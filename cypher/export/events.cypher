// A page of events with participants, places and the events they speak of
// :param after string = ''  the last id of the page before
// :param page int = 1000  how many
MATCH (e:Event) WHERE e.id > $after
WITH e ORDER BY e.id LIMIT $page
RETURN e.id AS id, properties(e) AS event,
  COLLECT {
    MATCH (a:Actor)-[p:PARTICIPATES_IN]->(e)
    RETURN {actor: a.id, name: coalesce(a.name, a.name_en, a.id), role: p.role} AS part ORDER BY a.id, p.role
  } AS participants,
  COLLECT { MATCH (e)-[:AT]->(p:Actor) RETURN p.id } AS places,
  COLLECT { MATCH (e)-[:SPEAKS_OF]->(o:Event) RETURN o.id } AS about
ORDER BY id
