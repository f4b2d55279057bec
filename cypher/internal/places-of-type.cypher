// Where the tellings of events of a type have them happen
// :param type string  the type of event
MATCH (m:EventMention {type: $type})-[:LOCATED_IN]->(a:Actor)
RETURN m.id AS mention, a.id AS actor
