// The claims on the events of a page, with source, relay chain and article
// :param events strings  the ids of the events
MATCH (e:Event) WHERE e.id IN $events
MATCH (c:Claim)-[:ABOUT]->(e)
MATCH (c)-[:ON]->(m:EventMention)
MATCH (c)-[:STATED_IN]->(r:Article)
RETURN e.id AS on, c.id AS id, m.id AS event, c.voice AS voice, c.stance AS stance, c.anonymous AS anonymous,
  c.start AS start, c.end AS end, c.text AS text, r.id AS article,
  COLLECT { MATCH (c)-[:MADE_BY]->(a:Actor) RETURN a.id } AS sources,
  COLLECT { MATCH (c)-[v:RELAYED_BY]->(a:Actor) RETURN a.id AS relay ORDER BY v.hop } AS via
ORDER BY on, id
