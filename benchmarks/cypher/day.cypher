// The last day of publication
MATCH (a:Article) WHERE a.published IS NOT NULL
RETURN toString(max(a.published)) AS id
