// Announced but not reported done: planned events that no later article tells as having happened
// :param by date = null  only plans whose time was over by that day
// Done is an event of the same type with the same participants (any two where there are more) that is told on the day
// of the announcement or later and not before the planned time. Of two that an event shares with the plan one at least
// is not the busiest, so that nobody's thousands of events need to be searched where the plan has others.
MATCH (plan:Event {modality: 'planned'})
WHERE $by IS NULL OR plan.to <= $by
OPTIONAL MATCH (p:Actor)-[:PARTICIPATES_IN]->(plan)
WITH p, collect(DISTINCT plan) AS plans
WITH p, plans, CASE WHEN p IS NULL THEN 0 ELSE COUNT { (p)-[:PARTICIPATES_IN]->(:Event) } END AS events
UNWIND plans AS plan
WITH plan, collect(p.id) AS who, collect(CASE WHEN p IS NOT NULL THEN {id: p.id, events: events} END) AS counted
WITH plan, who, reduce(most = counted[0], one IN counted | CASE WHEN one.events > most.events THEN one ELSE most END) AS busiest
OPTIONAL MATCH (plan)<-[:ABOUT]-(c:Claim)
WITH plan, who, busiest, min(c.claimed_on) AS announced_on
WITH plan, who, announced_on, coalesce(plan.from, announced_on) AS start,
  [id IN who WHERE size(who) < 2 OR id <> busiest.id] AS searched
WHERE NOT EXISTS {
  MATCH (p:Actor)-[:PARTICIPATES_IN]->(plan)
  WHERE p.id IN searched
  MATCH (p)-[:PARTICIPATES_IN]->(done:Event)
  WHERE done.type = plan.type AND done.modality = 'actual' AND done.status <> 'denied'
    AND (done.to IS NULL OR start IS NULL OR done.to > start)
    AND (size(who) < 2 OR COUNT { MATCH (q:Actor)-[:PARTICIPATES_IN]->(done) WHERE q.id IN who } >= 2)
    AND EXISTS { MATCH (done)<-[:ABOUT]-(told:Claim) WHERE announced_on IS NULL OR told.claimed_on >= announced_on }
}
RETURN plan.id AS event, plan.type AS type, plan.from AS from, plan.to AS to, plan.status AS status,
  COLLECT { MATCH (p:Actor)-[:PARTICIPATES_IN]->(plan) RETURN coalesce(p.name, p.name_en, p.id) ORDER BY p.id } AS participants,
  COLLECT { MATCH (plan)-[:AT]->(p:Actor) RETURN coalesce(p.name, p.name_en, p.id) } AS places, announced_on
ORDER BY coalesce(plan.from, announced_on, date('9999-12-31')), event
