// Calls between two actors, with each source's position
// :param one actor  one side: a name or an id
// :param other actor  the other side
MATCH (:Actor {id: $one})-[:PARTICIPATES_IN]->(e:Event {type: 'call'})<-[:PARTICIPATES_IN]-(:Actor {id: $other})
WITH DISTINCT e
OPTIONAL MATCH (c:Claim)-[:ABOUT]->(e)
OPTIONAL MATCH (c)-[:MADE_BY]->(s:Actor)
OPTIONAL MATCH (c)-[:STATED_IN]->(r:Article)
OPTIONAL MATCH (r)-[:PUBLISHED_BY]->(o:Actor)
RETURN e.id AS event, e.from AS from, e.to AS to, e.status AS status, c.stance AS stance,
  CASE WHEN c.voice = 'anonymous' THEN 'unnamed sources' ELSE coalesce(s.name, s.name_en, s.id) END AS source,
  c.anonymous AS anonymous,
  COLLECT { MATCH (c)-[v:RELAYED_BY]->(m:Actor) RETURN coalesce(m.name, m.name_en, m.id) ORDER BY v.hop } AS via,
  c.claimed_on AS claimed_on, coalesce(o.name, o.name_en, r.outlet_name) AS outlet, r.id AS article, c.start AS start, c.end AS end,
  c.text AS text
ORDER BY coalesce(e.from, claimed_on, date('9999-12-31')), event, coalesce(claimed_on, date('9999-12-31')), article, start
