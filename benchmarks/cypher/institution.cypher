// The actor who denies most
MATCH (c:Claim {stance: 'denies', voice: 'actor'})-[:MADE_BY]->(a:Actor)
RETURN a.id AS id, count(c) AS n ORDER BY n DESC, id LIMIT 1
