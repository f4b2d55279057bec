// Events at a place, or at a place within it
// :param place actor  the place: a name or an id
// :param from date = null  first day; an undated event counts on the day it was first told
// :param to date = null  last day, inclusive
MATCH (place:Actor)-[:PART_OF*0..4]->(:Actor {id: $place})
WITH DISTINCT place
MATCH (e:Event)-[:AT]->(place)
OPTIONAL MATCH (c:Claim)-[:ABOUT]->(e)
WITH e, place, min(c.claimed_on) AS told
WITH e, place, told, coalesce(e.from, told) AS day, coalesce(e.to, told + duration({days: 1})) AS until
WHERE ($from IS NULL OR until > $from) AND ($to IS NULL OR day <= $to)
RETURN e.id AS event, e.type AS type, e.from AS from, e.to AS to, e.grain AS grain, told, e.status AS status,
  e.modality AS modality, coalesce(place.name, place.name_en, place.id) AS place,
  COLLECT { MATCH (p:Actor)-[:PARTICIPATES_IN]->(e) RETURN coalesce(p.name, p.name_en, p.id) ORDER BY p.id } AS participants
ORDER BY coalesce(day, date('9999-12-31')), event
