"""How the tagger of organizations and initiatives learns: marks, examples, a conditional random field, rebuilding."""
