// What only these articles say actors are part of
// :param ids strings  the articles
UNWIND $rows AS row
MATCH (:Article {id: row.id})-[m:MENTIONS]->(a:Actor)
WHERE m.part_of IS NOT NULL
WITH DISTINCT a, m.part_of AS whole
WHERE NOT EXISTS {
  MATCH (a)<-[n:MENTIONS]-(other:Article)
  WHERE n.part_of = whole AND NOT other.id IN $ids
}
MATCH (a)-[p:PART_OF]->(:Actor {id: whole})
DELETE p
