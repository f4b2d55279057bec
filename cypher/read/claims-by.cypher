// Everything that a source says about any event, in the order of publication
// :param source actor  who: a name or an id
// :param stance string = null  only asserts, denies or neither
MATCH (c:Claim)-[:MADE_BY]->(:Actor {id: $source})
WHERE $stance IS NULL OR c.stance = $stance
MATCH (c)-[:ABOUT]->(e:Event)
MATCH (c)-[:STATED_IN]->(r:Article)
OPTIONAL MATCH (r)-[:PUBLISHED_BY]->(o:Actor)
RETURN c.claimed_on AS claimed_on, c.stance AS stance, e.id AS event, e.type AS type, e.from AS from, e.to AS to,
  e.status AS status,
  COLLECT { MATCH (p:Actor)-[:PARTICIPATES_IN]->(e) RETURN coalesce(p.name, p.name_en, p.id) ORDER BY p.id } AS participants,
  c.anonymous AS anonymous,
  COLLECT { MATCH (c)-[v:RELAYED_BY]->(m:Actor) RETURN coalesce(m.name, m.name_en, m.id) ORDER BY v.hop } AS via,
  coalesce(o.name, o.name_en, r.outlet_name) AS outlet, r.id AS article, c.start AS start, c.end AS end, c.text AS text
ORDER BY coalesce(claimed_on, date('9999-12-31')), article, start, event
