// The relay chain of every anonymous claim: whose unnamed sources, through whom, up to the outlet that printed it
MATCH (c:Claim)-[:STATED_IN]->(r:Article)
WHERE c.anonymous OR c.voice = 'anonymous'
MATCH (c)-[:ABOUT]->(e:Event)
OPTIONAL MATCH (c)-[:MADE_BY]->(s:Actor)
OPTIONAL MATCH (r)-[:PUBLISHED_BY]->(o:Actor)
RETURN e.id AS event, e.type AS type, e.status AS status, c.stance AS stance,
  coalesce(s.name, s.name_en, s.id, 'unnamed sources') AS source,
  COLLECT { MATCH (c)-[v:RELAYED_BY]->(m:Actor) RETURN coalesce(m.name, m.name_en, m.id) ORDER BY v.hop } AS via,
  coalesce(o.name, o.name_en, r.outlet_name) AS printed_by, c.claimed_on AS claimed_on, r.id AS article, c.start AS start,
  c.end AS end, c.text AS text
ORDER BY coalesce(claimed_on, date('9999-12-31')), article, start, event
