// The actors that most articles name
// :param type string = null  only person, government, organization, armed_group, media, place or group
// :param limit int = 20  how many
MATCH (r:Article)-[m:MENTIONS]->(a:Actor)
WHERE m.starts IS NOT NULL AND ($type IS NULL OR a.type = $type)
WITH a, count(DISTINCT r) AS articles, sum(size(m.starts)) AS mentions
RETURN a.id AS id, coalesce(a.name, a.name_en, a.id) AS name, a.name_en AS name_en,
  a.type AS type, articles, mentions,
  COUNT { (a)-[:PARTICIPATES_IN]->(:Event) } AS events
ORDER BY articles DESC, mentions DESC, id
LIMIT $limit
