// The types of event whose tellings have changed since identity last looked
MATCH (s:Stale)
RETURN s.id AS type, s.token AS token
ORDER BY type
