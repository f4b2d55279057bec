"""Events: the words that tell them, who took part, when, how it is meant, and which words tell the same happening."""
