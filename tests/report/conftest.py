"""A browser where there is one, and a page to open in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import policyminer
from policyminer.report import write_report

ARTICLES = Path(__file__).parent.parent.parent / "corpora" / "articles"
HOSTILE = (
    "<script>window.broken=1</script>县实施“<img src=x onerror=window.broken=1>”计划\n\n"
    "</script><script>window.broken=1</script>县委、县政府印发《关于</script>的意见》，引进人才=20名。\n\n"
    "<!--<script>𠮷林县投入资金30万元，补贴企业6家。\x00县人社局发放补贴20万元。\n"
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def mined(miner: policyminer.Miner) -> list[dict[str, Any]]:
    """Records of the shipped articles and of a hostile one, as they come from a file."""
    sources = [source for source in policyminer.read(ARTICLES) if str(source.path).endswith(".txt")]
    texts = [*sources[:4], HOSTILE]
    return [miner.mine(text).to_dict() for text in texts]


@pytest.fixture(scope="session")
def page_file(mined: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of those records."""
    path = tmp_path_factory.mktemp("report") / "报告 report.html"
    write_report(mined, path)
    return path


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, where Playwright for Python and a browser are there."""
    sync_api = pytest.importorskip("playwright.sync_api")
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    found = os.environ.get("POLICYMINER_BROWSER") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        pytest.skip("no browser at hand (POLICYMINER_BROWSER)")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Any, page_file: Path) -> Iterator[Any]:
    """The page, opened; it may neither complain nor ask for anything from outside."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, permissions=["clipboard-read"])
    opened = context.new_page()
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on(
        "request",
        lambda request: (
            complaints.append(request.url) if not request.url.startswith(("file:", "data:", "blob:")) else None
        ),
    )
    opened.goto(page_file.as_uri())
    opened.wait_for_selector("main h2")
    yield opened
    assert opened.evaluate("window.broken") is None
    context.close()
    assert complaints == []
