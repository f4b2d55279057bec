// Every judgement on who is who
MATCH (j:Judgement)
RETURN j.id AS id, j.kind AS kind, j.actor AS actor, j.into AS into, j.articles AS articles, j.by AS by,
  j.reason AS reason, j.recorded_at AS recorded_at, j.retracted_at AS retracted_at
ORDER BY recorded_at, id
