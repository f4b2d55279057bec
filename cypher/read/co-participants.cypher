// Who takes part in events together with an actor, and in how many of which types
// :param actor actor  who: a name or an id
// :param type string = null  only this type of event
MATCH (:Actor {id: $actor})-[:PARTICIPATES_IN]->(e:Event)
WHERE $type IS NULL OR e.type = $type
WITH DISTINCT e
MATCH (other:Actor)-[:PARTICIPATES_IN]->(e)
WHERE other.id <> $actor
WITH other, e.type AS type, count(DISTINCT e) AS n, min(e.from) AS first, max(e.from) AS last
ORDER BY n DESC, type
RETURN other.id AS id, coalesce(other.name, other.name_en, other.id) AS name, other.name_en AS name_en, sum(n) AS events,
  collect(type + ' ' + toString(n)) AS types, min(first) AS first, max(last) AS last
ORDER BY events DESC, id
