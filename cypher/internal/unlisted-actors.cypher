// Under which names articles know the actors that no table had when they were loaded
MATCH (a:Actor)<-[m:MENTIONS]-(r:Article)
WHERE m.name IS NOT NULL AND m.candidates IS NULL
RETURN coalesce(m.given, a.id) AS given, a.id AS actor, m.name AS name, m.type AS type, count(DISTINCT r) AS articles
ORDER BY given, articles DESC, name
