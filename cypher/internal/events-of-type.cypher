// The events of a type as identity left them
// :param type string  the type of event
MATCH (e:Event {type: $type})
RETURN e.id AS id, e.digest AS digest
