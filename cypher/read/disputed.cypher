// Disputed events: contested, denied or unconfirmed, in time order, one row for each voice
// :param actor actor = null  only events that this actor takes part in
// :param from date = null  first day; an undated event counts on the day it was first told
// :param to date = null  last day, inclusive
// :param types strings = null  only these types of event
// :param statuses strings = contested,denied,unconfirmed  which statuses count as disputed
// :param as_of date = null  only what was published by that day; the status column stays today's
MATCH (e:Event)
WHERE ($statuses IS NULL OR e.status IN $statuses) AND ($types IS NULL OR e.type IN $types)
  AND ($actor IS NULL OR EXISTS { MATCH (:Actor {id: $actor})-[:PARTICIPATES_IN]->(e) })
OPTIONAL MATCH (c:Claim)-[:ABOUT]->(e)
WHERE $as_of IS NULL OR c.claimed_on <= $as_of
WITH e, collect(c) AS claims, min(c.claimed_on) AS told
WITH e, claims, told, coalesce(e.from, told) AS day, coalesce(e.to, told + duration({days: 1})) AS until
WHERE ($from IS NULL OR until > $from) AND ($to IS NULL OR day <= $to) AND ($as_of IS NULL OR size(claims) > 0)
UNWIND CASE WHEN size(claims) = 0 THEN [null] ELSE claims END AS c
OPTIONAL MATCH (c)-[:MADE_BY]->(s:Actor)
OPTIONAL MATCH (c)-[:STATED_IN]->(r:Article)
OPTIONAL MATCH (r)-[:PUBLISHED_BY]->(o:Actor)
RETURN e.id AS event, e.type AS type, e.status AS status, e.from AS from, e.to AS to, e.grain AS grain, told,
  e.title AS title, e.modality AS modality,
  COLLECT {
    MATCH (p:Actor)-[part:PARTICIPATES_IN]->(e)
    RETURN {actor: p.id, name: coalesce(p.name, p.name_en, p.id), role: part.role} AS who ORDER BY part.role, p.id
  } AS participants,
  COLLECT { MATCH (e)-[:AT]->(p:Actor) RETURN coalesce(p.name, p.name_en, p.id) } AS places,
  c.id AS claim, c.stance AS stance, c.voice AS voice, c.anonymous AS anonymous,
  s.id AS source, coalesce(s.name, s.name_en, s.id) AS source_name,
  COLLECT {
    MATCH (c)-[relay:RELAYED_BY]->(m:Actor)
    RETURN {actor: m.id, name: coalesce(m.name, m.name_en, m.id)} AS hop ORDER BY relay.hop
  } AS via,
  c.claimed_on AS claimed_on, c.published_basis AS published_basis, c.segment_kind AS segment_kind,
  r.id AS article, r.url AS url, coalesce(o.name, o.name_en, r.outlet_name) AS outlet,
  c.start AS start, c.end AS end, c.text AS text
ORDER BY coalesce(day, date('9999-12-31')), e.id, coalesce(claimed_on, date('9999-12-31')), article, start, claim
