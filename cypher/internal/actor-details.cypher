// What is told of these actors, and how often
// :param ids strings  the actors
UNWIND $ids AS id
MATCH (a:Actor {id: id})
OPTIONAL MATCH (a)<-[m:MENTIONS]-(r:Article)
WHERE m.starts IS NOT NULL
WITH a, count(DISTINCT r) AS articles, sum(size(m.starts)) AS mentions, collect(m.candidates) AS candidates
RETURN a.id AS id, a.name AS name, a.name_en AS name_en, a.type AS type, a.wikidata AS wikidata,
  a.names AS names, a.also AS also,
  COLLECT { MATCH (a)-[:PART_OF]->(whole:Actor) RETURN whole.id ORDER BY whole.id } AS part_of,
  articles, mentions, COUNT { (a)<-[:MADE_BY]-(:Claim) } AS claims, candidates
ORDER BY mentions DESC, id
