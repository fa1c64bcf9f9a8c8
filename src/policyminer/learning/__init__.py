"""Learning: train a statement model from annotated samples and say honestly how far it carries."""
