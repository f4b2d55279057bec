// Every actor with its names and the number of events it takes part in, the busiest first
// :param type string = null  only person, government, organization, armed_group, media, place or group
MATCH (a:Actor)
WHERE $type IS NULL OR a.type = $type
OPTIONAL MATCH (a)-[:PARTICIPATES_IN]->(e:Event)
WITH a, count(DISTINCT e) AS events
OPTIONAL MATCH (a)-[:PART_OF]->(whole:Actor)
RETURN a.id AS id, a.type AS type, a.name AS name, a.name_en AS name_en, a.wikidata AS wikidata,
  whole.id AS part_of, events
ORDER BY events DESC, id
