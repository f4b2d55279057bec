// Actors that no article speaks of any more, and of which no other actor that is spoken of is part
MATCH (a:Actor)
WHERE NOT EXISTS { (a)<-[:MENTIONS|PUBLISHED_BY|INVOLVES|LOCATED_IN|MADE_BY|RELAYED_BY]-() }
  AND NOT EXISTS {
    MATCH (a)<-[:PART_OF*1..8]-(:Actor)<-[:MENTIONS|PUBLISHED_BY|INVOLVES|LOCATED_IN|MADE_BY|RELAYED_BY]-()
  }
DETACH DELETE a
