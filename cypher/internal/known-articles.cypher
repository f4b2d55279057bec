// What the store holds of these articles
// :param ids strings  the articles
UNWIND $ids AS id
MATCH (a:Article {id: id})
RETURN a.id AS id, a.record_sha256 AS sha256
