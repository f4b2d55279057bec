// The status of every event as of a past day, from what was published by then, beside today's
// :param day date  the day, inclusive
// :param actor actor = null  only events that this actor takes part in
MATCH (e:Event)
WHERE $actor IS NULL OR EXISTS { MATCH (:Actor {id: $actor})-[:PARTICIPATES_IN]->(e) }
MATCH (e)<-[:ABOUT]-(c:Claim)
WHERE c.claimed_on <= $day
OPTIONAL MATCH (c)-[:MADE_BY]->(s:Actor)
OPTIONAL MATCH (c)-[:STATED_IN]->(r:Article)
WITH e, min(c.claimed_on) AS first_told, collect({
  stance: c.stance, speaker: coalesce(s.id, c.voice + ' ' + r.id), anonymous: c.anonymous OR c.voice = 'anonymous'
}) AS voices
WITH e, first_told, voices, [v IN voices WHERE v.stance = 'denies' | v.speaker] AS denying,
  [v IN voices WHERE v.stance = 'asserts'] AS asserting
RETURN e.id AS event, e.type AS type, e.from AS from, e.to AS to,
  COLLECT { MATCH (p:Actor)-[:PARTICIPATES_IN]->(e) RETURN coalesce(p.name, p.name_en, p.id) ORDER BY p.id } AS participants,
  CASE
    WHEN size(denying) > 0 AND any(v IN asserting WHERE NOT v.speaker IN denying) THEN 'contested'
    WHEN size(denying) > 0 THEN 'denied'
    WHEN any(v IN voices WHERE v.stance = 'neither') THEN 'unconfirmed'
    WHEN size(asserting) > 0 AND all(v IN asserting WHERE v.anonymous) THEN 'unconfirmed'
    ELSE 'asserted'
  END AS status_then,
  e.status AS status_now, size(voices) AS voices_then, first_told
ORDER BY coalesce(e.from, first_told), event
