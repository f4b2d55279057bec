// Claims that stand outside the main story of their page, or in an article whose date is inferred
MATCH (c:Claim)-[:STATED_IN]->(r:Article)
WHERE c.segment_kind <> 'story' OR c.published_basis = 'inferred'
MATCH (c)-[:ABOUT]->(e:Event)
OPTIONAL MATCH (c)-[:MADE_BY]->(s:Actor)
RETURN r.id AS article, c.segment_kind AS segment, r.published AS published, c.published_basis AS basis, e.id AS event,
  e.type AS type, e.from AS from, e.to AS to, c.stance AS stance,
  coalesce(s.name, s.name_en, s.id, CASE WHEN c.voice = 'anonymous' THEN 'unnamed sources' END) AS source,
  c.start AS start, c.end AS end, c.text AS text
ORDER BY article, start, event
