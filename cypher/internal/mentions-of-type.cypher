// The tellings of events of a type, each with its article and the event that it refers to so far
// :param type string  the type of event
MATCH (m:EventMention {type: $type})-[:IN_SEGMENT]->(:Segment)<-[:HAS_SEGMENT]-(r:Article)
OPTIONAL MATCH (m)-[:REFERS_TO]->(e:Event)
RETURN m.id AS id, r.id AS article, r.published AS published, m.from AS from, m.to AS to, m.grain AS grain,
  m.modality AS modality, m.triggers AS triggers, e.id AS event
