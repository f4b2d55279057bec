// What only these articles say actors are part of
// :param ids strings  the articles
UNWIND $rows AS row
MATCH (:Article {id: row.id})-[m:MENTIONS]->(a:Actor)
WHERE m.part_of IS NOT NULL
MATCH (a)-[p:PART_OF]->(whole:Actor)
WHERE whole.id = m.part_of OR m.part_of IN coalesce(whole.also, [])
WITH DISTINCT a, p, whole
WHERE NOT EXISTS {
  MATCH (a)<-[n:MENTIONS]-(other:Article)
  WHERE (n.part_of = whole.id OR n.part_of IN coalesce(whole.also, [])) AND NOT other.id IN $ids
}
DELETE p
