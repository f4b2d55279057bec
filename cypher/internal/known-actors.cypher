// What the store knows of these actors
// :param ids strings  the actors
UNWIND $ids AS id
MATCH (a:Actor {id: id})
RETURN a.id AS id, labels(a) AS labels, a.type AS type, a.name AS name, a.name_en AS name_en, a.wikidata AS wikidata
