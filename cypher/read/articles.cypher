// Every article with what it holds, the latest last
MATCH (r:Article)
OPTIONAL MATCH (r)-[:PUBLISHED_BY]->(o:Actor)
WITH r, o
RETURN r.id AS id, r.published AS published, r.published_basis AS basis, coalesce(o.name, o.name_en, r.outlet_name) AS outlet,
  r.title AS title, r.language AS language,
  COUNT { (r)-[:HAS_SEGMENT]->(:Segment)<-[:IN_SEGMENT]-(:EventMention) } AS events,
  COUNT { (:Claim)-[:STATED_IN]->(r) } AS claims, r.url AS url
ORDER BY coalesce(published, date('0001-01-01')), id
