// The articles that speak of these actors, under the ids that their records give, with what those tell of them
// :param ids strings  the actors
UNWIND $ids AS id
MATCH (a:Actor {id: id})<-[m:MENTIONS]-(r:Article)
RETURN a.id AS actor, r.id AS article, coalesce(m.given, a.id) AS given, m.part_of AS part_of, m.name AS name,
  m.name_en AS name_en, m.type AS type, m.wikidata AS wikidata
ORDER BY article, given
