// Every node is known by its id; what identity and queries look up has an index.
// Statements end with a line that ends in a semicolon. All names are ours, so that later migrations can refer to them.

CREATE CONSTRAINT migration_id IF NOT EXISTS FOR (n:Migration) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT stale_id IF NOT EXISTS FOR (n:Stale) REQUIRE n.id IS UNIQUE;

CREATE CONSTRAINT article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT segment_id IF NOT EXISTS FOR (n:Segment) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT time_reference_id IF NOT EXISTS FOR (n:TimeReference) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT event_mention_id IF NOT EXISTS FOR (n:EventMention) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT event_id IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (n:Actor) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;

CREATE INDEX article_published IF NOT EXISTS FOR (n:Article) ON (n.published);
CREATE INDEX event_mention_type IF NOT EXISTS FOR (n:EventMention) ON (n.type);
CREATE INDEX event_type IF NOT EXISTS FOR (n:Event) ON (n.type);
CREATE INDEX event_status IF NOT EXISTS FOR (n:Event) ON (n.status);
CREATE INDEX event_from IF NOT EXISTS FOR (n:Event) ON (n.from);
CREATE INDEX claim_claimed_on IF NOT EXISTS FOR (n:Claim) ON (n.claimed_on);
CREATE INDEX actor_name IF NOT EXISTS FOR (n:Actor) ON (n.name);
CREATE INDEX actor_name_en IF NOT EXISTS FOR (n:Actor) ON (n.name_en);
