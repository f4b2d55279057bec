// The actors that articles tell to be part of these ids
// :param actors strings  those that the ids mean now
// :param ids strings  the ids as the articles' records give them
UNWIND $actors AS id
MATCH (:Actor {id: id})<-[:PART_OF]-(a:Actor)<-[m:MENTIONS]-(:Article)
WHERE m.part_of IN $ids
RETURN DISTINCT a.id AS id
