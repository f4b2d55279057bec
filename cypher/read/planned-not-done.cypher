// Announced but not reported done: planned events that no later article tells as having happened
// :param by date = null  only plans whose time was over by that day
// Done is an event of the same type with the same participants (any two where there are more) that is told on the day
// of the announcement or later and not before the planned time.
MATCH (plan:Event {modality: 'planned'})
WHERE $by IS NULL OR plan.to <= $by
OPTIONAL MATCH (plan)<-[:ABOUT]-(c:Claim)
WITH plan, min(c.claimed_on) AS announced_on
WITH plan, announced_on, COLLECT { MATCH (p:Actor)-[:PARTICIPATES_IN]->(plan) RETURN p.id } AS who
WHERE NOT EXISTS {
  MATCH (p:Actor)-[:PARTICIPATES_IN]->(plan)
  MATCH (p)-[:PARTICIPATES_IN]->(done:Event {modality: 'actual'})
  WHERE done.type = plan.type AND done.status <> 'denied'
    AND (done.to IS NULL OR coalesce(plan.from, announced_on) IS NULL OR done.to > coalesce(plan.from, announced_on))
    AND COUNT { MATCH (q:Actor)-[:PARTICIPATES_IN]->(done) WHERE q.id IN who } >= CASE WHEN size(who) < 2 THEN size(who) ELSE 2 END
    AND EXISTS { MATCH (done)<-[:ABOUT]-(told:Claim) WHERE announced_on IS NULL OR told.claimed_on >= announced_on }
}
RETURN plan.id AS event, plan.type AS type, plan.from AS from, plan.to AS to, plan.status AS status,
  COLLECT { MATCH (p:Actor)-[:PARTICIPATES_IN]->(plan) RETURN coalesce(p.name, p.name_en, p.id) ORDER BY p.id } AS participants,
  COLLECT { MATCH (plan)-[:AT]->(p:Actor) RETURN coalesce(p.name, p.name_en, p.id) } AS places, announced_on
ORDER BY coalesce(plan.from, announced_on, date('9999-12-31')), event
