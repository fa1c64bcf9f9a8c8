"""What is learned of where names stand: a linear tagger beside the grammar of the extractors."""
