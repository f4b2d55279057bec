"""Pages: when an article was published, and which parts of its page tell a story."""
