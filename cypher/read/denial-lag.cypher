// The days between the first report of an event and its first denial
MATCH (e:Event)<-[:ABOUT]-(yes:Claim {stance: 'asserts'})
WHERE yes.claimed_on IS NOT NULL
WITH e, min(yes.claimed_on) AS first_report
MATCH (e)<-[:ABOUT]-(no:Claim {stance: 'denies'})
WHERE no.claimed_on IS NOT NULL
WITH e, first_report, min(no.claimed_on) AS first_denial
RETURN e.id AS event, e.type AS type, e.from AS from, e.to AS to, e.status AS status,
  COLLECT { MATCH (p:Actor)-[:PARTICIPATES_IN]->(e) RETURN coalesce(p.name, p.name_en, p.id) ORDER BY p.id } AS participants,
  first_report, first_denial, duration.inDays(first_report, first_denial).days AS lag_days,
  COLLECT {
    MATCH (e)<-[:ABOUT]-(c:Claim {stance: 'denies'})-[:MADE_BY]->(s:Actor)
    WHERE c.claimed_on = first_denial
    RETURN DISTINCT coalesce(s.name, s.name_en, s.id) AS who ORDER BY who
  } AS denied_by
ORDER BY lag_days DESC, first_report, event
