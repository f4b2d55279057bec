// What every actor is called
MATCH (a:Actor)
RETURN a.id AS id, a.type AS type, a.name AS name, a.name_en AS name_en, a.names AS names,
  a.also AS also
