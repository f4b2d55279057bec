// What changed since a date: events told anew and events whose status is no longer what it was
// :param since date  the first day that counts as new, by publication
MATCH (e:Event)<-[:ABOUT]-(recent:Claim)
WHERE recent.claimed_on >= $since
WITH e, count(recent) AS new_claims
OPTIONAL MATCH (e)<-[:ABOUT]-(c:Claim)
WHERE c.claimed_on < $since
OPTIONAL MATCH (c)-[:MADE_BY]->(s:Actor)
OPTIONAL MATCH (c)-[:STATED_IN]->(r:Article)
WITH e, new_claims, collect(CASE WHEN c IS NOT NULL THEN {
  stance: c.stance, speaker: coalesce(s.id, c.voice + ' ' + r.id), anonymous: c.anonymous OR c.voice = 'anonymous'
} END) AS voices
WITH e, new_claims, voices, [v IN voices WHERE v.stance = 'denies' | v.speaker] AS denying,
  [v IN voices WHERE v.stance = 'asserts'] AS asserting
WITH e, new_claims, CASE
    WHEN size(voices) = 0 THEN null
    WHEN size(denying) > 0 AND any(v IN asserting WHERE NOT v.speaker IN denying) THEN 'contested'
    WHEN size(denying) > 0 THEN 'denied'
    WHEN any(v IN voices WHERE v.stance = 'neither') THEN 'unconfirmed'
    WHEN size(asserting) > 0 AND all(v IN asserting WHERE v.anonymous) THEN 'unconfirmed'
    ELSE 'asserted'
  END AS status_before
WHERE status_before IS NULL OR status_before <> e.status
RETURN e.id AS event, e.type AS type, e.from AS from, e.to AS to,
  COLLECT { MATCH (p:Actor)-[:PARTICIPATES_IN]->(e) RETURN coalesce(p.name, p.name_en, p.id) ORDER BY p.id } AS participants,
  CASE WHEN status_before IS NULL THEN 'new' ELSE 'status' END AS change, status_before, e.status AS status_now, new_claims
ORDER BY change DESC, coalesce(e.from, date('9999-12-31')), event
