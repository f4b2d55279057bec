// The actors that these articles give names to
// :param ids strings  the articles
UNWIND $ids AS id
MATCH (:Article {id: id})-[m:MENTIONS]->(a:Actor)
WHERE m.name IS NOT NULL
RETURN DISTINCT a.id AS id
