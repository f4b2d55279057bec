// Who takes part in the tellings of events of a type
// :param type string  the type of event
MATCH (m:EventMention {type: $type})-[i:INVOLVES]->(a:Actor)
RETURN m.id AS mention, a.id AS actor, i.role AS role
