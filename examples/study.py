"""A small study: which instruments do the articles use, on which themes, and who is named?

From the folder to records, the matrix, the trend, a chart for the paper and a page to check every number against its
sentence.
"""

import sys
from pathlib import Path

import policyminer
from policyminer.report import write_report
from policyminer.report.plots import matrix, names_of, plot_matrix, plot_trend, save_table, top, trend

ARTICLES = Path(__file__).parent.parent / "corpora" / "articles"


def main(out: Path = Path("study"), folder: Path = ARTICLES) -> None:
    """Write records, tables, charts and the page."""
    out.mkdir(parents=True, exist_ok=True)
    miner = policyminer.load()
    articles = list(miner.pipe(policyminer.read(sorted(folder.glob("*.txt")))))
    policyminer.write(articles, out / "records.jsonl")

    names = names_of("zh")
    table = matrix(articles)
    save_table(table, out / "matrix.csv", names)
    plot_matrix(table, names, "工具 × 主题").save(out / "matrix.svg")
    plot_trend(trend(articles), names, "历年政策措施").save(out / "trend.svg")
    write_report(articles, out / "report.html")

    frames = policyminer.frames(articles)
    money = frames["figures"].query("dimension == 'money' and status == 'rule'")
    print(money[["indicator", "subject", "value", "unit", "bound", "sentence"]].head().to_string())
    leaders = top(articles, "organizations", limit=5)
    for name, (mentions, spread) in zip(leaders.rows, leaders.cells, strict=True):
        print(f"{name}: {mentions} mentions in {spread} articles")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
