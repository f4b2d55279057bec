// What articles add to actors that the graph knows: what was unknown is filled in, nothing is overwritten
UNWIND $rows AS row
MATCH (a:Actor {id: row.id})
SET a.type = coalesce(a.type, row.type), a.name = coalesce(a.name, row.name),
  a.name_en = coalesce(a.name_en, row.name_en), a.wikidata = coalesce(a.wikidata, row.wikidata)
