// The claims on the tellings of events of a type
// :param type string  the type of event
MATCH (m:EventMention {type: $type})<-[:ON]-(c:Claim)
OPTIONAL MATCH (c)-[:MADE_BY]->(s:Actor)
RETURN m.id AS mention, c.id AS id, c.stance AS stance, c.voice AS voice, c.anonymous AS anonymous,
  c.claimed_on AS claimed_on, c.text AS text, s.id AS source
ORDER BY c.start, id
