// Who would neither confirm nor deny what
// :param source actor = null  only this source
MATCH (c:Claim {stance: 'neither'})-[:ABOUT]->(e:Event)
MATCH (c)-[:STATED_IN]->(r:Article)
OPTIONAL MATCH (c)-[:MADE_BY]->(s:Actor)
WITH c, e, r, s
WHERE $source IS NULL OR s.id = $source
RETURN coalesce(s.name, s.name_en, s.id, 'unnamed sources') AS who, c.claimed_on AS claimed_on, e.id AS event,
  e.type AS type, e.from AS from, e.to AS to, e.status AS status,
  COLLECT { MATCH (p:Actor)-[:PARTICIPATES_IN]->(e) RETURN coalesce(p.name, p.name_en, p.id) ORDER BY p.id } AS participants,
  r.id AS article, c.start AS start, c.end AS end, c.text AS text
ORDER BY coalesce(claimed_on, date('9999-12-31')), article, start, event
