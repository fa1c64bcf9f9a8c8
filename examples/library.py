"""As a library: mine a text and walk its records."""

import policyminer

TEXT = """云湾县:筑巢引凤

近三年来,云湾县引进本科生320余人,其中硕士45人,同比增长12.5%。
县委、县政府印发《关于加强人才工作的意见》(云发〔2021〕8号),对新落户的博士给予最高20万元安家补贴。
"""


def main() -> None:
    """Print every record with its place in the text."""
    article = policyminer.load().mine(TEXT, published="2021-06")
    for figure in article.figures:
        indicator = figure.indicator.text if figure.indicator else "?"
        print(f"{indicator}: {figure.value} {figure.unit or ''} ({figure.bound})  ←  {figure.text} {figure.spans}")
    for organization in article.organizations:
        print(f"{organization.name} ({organization.type})  ←  {', '.join(m.text for m in organization.mentions)}")
    for initiative in article.initiatives:
        print(f"{initiative.name} ({initiative.type})  ←  {initiative.text}")
    for statement in article.statements:
        instruments = ", ".join(instrument.id for instrument in statement.instruments)
        print(f"{statement.number} {statement.role} [{instruments}]  ←  {statement.text}")
    start, end = article.figures[0].spans[0]
    assert TEXT[start:end] == article.figures[0].text


if __name__ == "__main__":
    main()
