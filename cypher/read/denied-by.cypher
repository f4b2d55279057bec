// What an institution, or anybody who is part of it, denied between two dates
// :param institution actor  the institution: a name or an id
// :param from date = null  first day on which the denial was published
// :param to date = null  last day, inclusive
MATCH (who:Actor)-[:PART_OF*0..4]->(:Actor {id: $institution})
WITH DISTINCT who
MATCH (c:Claim {stance: 'denies'})-[:MADE_BY]->(who)
WHERE ($from IS NULL OR c.claimed_on >= $from) AND ($to IS NULL OR c.claimed_on <= $to)
MATCH (c)-[:ABOUT]->(e:Event)
MATCH (c)-[:STATED_IN]->(r:Article)
RETURN c.claimed_on AS denied_on, coalesce(who.name, who.name_en, who.id) AS denied_by, e.id AS event, e.type AS type,
  e.from AS from, e.to AS to, e.status AS status,
  COLLECT { MATCH (p:Actor)-[:PARTICIPATES_IN]->(e) RETURN coalesce(p.name, p.name_en, p.id) ORDER BY p.id } AS participants,
  COLLECT { MATCH (c)-[v:RELAYED_BY]->(m:Actor) RETURN coalesce(m.name, m.name_en, m.id) ORDER BY v.hop } AS via,
  r.id AS article, c.start AS start, c.end AS end, c.text AS text
ORDER BY denied_on, event, article, start
