// Events that rest on one independent origin, however many articles tell them
// :param least int = 1  only events told by at least so many articles
// The origin of a claim is its named source; of what an outlet or an unnamed source tells, the first to carry it.
MATCH (e:Event)<-[:ABOUT]-(c:Claim {stance: 'asserts'})-[:STATED_IN]->(r:Article)
OPTIONAL MATCH (c)-[:MADE_BY]->(s:Actor)
OPTIONAL MATCH (c)-[:RELAYED_BY {hop: 1}]->(first:Actor)
OPTIONAL MATCH (r)-[:PUBLISHED_BY]->(o:Actor)
WITH e, c, r, CASE WHEN c.voice = 'actor' THEN s ELSE coalesce(first, s, o) END AS origin
WITH e, collect(DISTINCT coalesce(origin.id, r.id)) AS origins,
  collect(DISTINCT coalesce(origin.name, origin.name_en, origin.id)) AS names,
  collect(DISTINCT r.id) AS articles, min(c.claimed_on) AS first_told
WHERE size(origins) = 1 AND size(articles) >= $least
RETURN e.id AS event, e.type AS type, e.from AS from, e.to AS to, e.status AS status,
  COLLECT { MATCH (p:Actor)-[:PARTICIPATES_IN]->(e) RETURN coalesce(p.name, p.name_en, p.id) ORDER BY p.id } AS participants,
  origins[0] AS origin, names[0] AS origin_name, size(articles) AS articles, first_told
ORDER BY articles DESC, first_told, event
