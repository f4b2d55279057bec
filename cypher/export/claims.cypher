// A page of claims with source, relays, article, mention, event and the claims they respond to
// :param after string = ''  the last id of the page before
// :param page int = 1000  how many
MATCH (c:Claim) WHERE c.id > $after
WITH c ORDER BY c.id LIMIT $page
RETURN c.id AS id, properties(c) AS claim,
  head(COLLECT { MATCH (c)-[:ON]->(m:EventMention) RETURN m.id }) AS mention,
  head(COLLECT { MATCH (c)-[:ABOUT]->(e:Event) RETURN e.id }) AS event,
  COLLECT { MATCH (c)-[:MADE_BY]->(a:Actor) RETURN a.id } AS sources,
  COLLECT { MATCH (c)-[v:RELAYED_BY]->(a:Actor) RETURN {actor: a.id, hop: v.hop} AS relay ORDER BY v.hop } AS relays,
  COLLECT { MATCH (c)-[:RESPONDS_TO]->(o:Claim) RETURN o.id } AS responds_to
ORDER BY id
