"""In a spaCy pipeline: all records as span groups, or single extractors as components."""

import spacy

import policyminer

TEXT = "县人社局印发《青年人才若干措施》,近三年来引进本科生320余人。"


def main() -> None:
    """The whole miner as one Doc, then one extractor in a pipeline of one's own."""
    doc = policyminer.load().nlp(TEXT)
    for group in ("figures", "organizations", "initiatives", "statements"):
        print(group, [(span.text, span.label_) for span in doc.spans[group]])
    nlp = spacy.blank("zh")
    nlp.add_pipe("policyminer_figures")
    doc = nlp(TEXT)
    print([span.text for span in doc.spans["figures"]])


if __name__ == "__main__":
    main()
