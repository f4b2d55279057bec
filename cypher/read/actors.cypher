// Every actor with its names and the number of events it takes part in, the busiest first
// :param type string = null  only person, government, organization, armed_group, media, place or group
MATCH (a:Actor)
WHERE $type IS NULL OR a.type = $type
RETURN a.id AS id, a.type AS type, a.name AS name, a.name_en AS name_en,
  a.wikidata AS wikidata, COLLECT { MATCH (a)-[:PART_OF]->(whole:Actor) RETURN whole.id ORDER BY whole.id } AS part_of,
  COUNT { (a)-[:PARTICIPATES_IN]->(:Event) } AS events
ORDER BY events DESC, id
