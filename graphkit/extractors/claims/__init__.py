"""Claims: who speaks, in whose words, and what each voice holds of an event."""
