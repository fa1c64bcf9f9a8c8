"""Web pages: the article out of the page, its date and attachments, encodings, hostile nesting."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from policyminer.layout import analyse
from policyminer.source.decode import SourceError
from policyminer.source.html import read_html
from policyminer.source.read import ReadOptions
from policyminer.source.source import Source

pytest.importorskip("trafilatura")
RULES = tomllib.loads((files("policyminer.source") / "data" / "html.toml").read_text("utf-8"))
PAGE = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>云溪县出台人才新政_云溪县人民政府</title><meta name="PubDate" content="2021-05-07 09:12"></head>
<body><div class="nav"><a href="/">首页</a><a>政务公开</a></div><h1>云溪县出台人才新政</h1>
<div class="info"><span>来源:云溪日报</span> <span>发布时间:2021-05-07 09:12</span></div>
<div class="TRS_Editor"><p>&emsp;&emsp;近三年来,云溪县共引进本科生320余人,其中硕士45人。</p>
<p style="text-align:center"><strong>一、总体要求</strong></p><p>县人社局牵头成立人才服务专班,<br>落实安家补贴。</p>
<table><tr><th>项目</th><th>金额</th></tr><tr><td>安家补贴</td><td>20万元</td></tr></table>
<p>附件:<a href="/P0202105.docx">1.云溪县人才目录</a></p><script>var 版本 = 1;</script></div>
<div class="footer">版权所有 云溪县人民政府</div></body></html>"""


def _read(page: str, encoding: str = "gb18030") -> Source:
    return read_html(page.encode(encoding), "a.html", ReadOptions())


def _words(source: Source) -> list[str]:
    return [source.text[start:end] for block in source.blocks for start, end in block.spans]


@pytest.mark.parametrize("container", ['class="TRS_Editor"', 'class="unknown"'])
def test_the_article_comes_out_of_the_page(container: str) -> None:
    source = _read(PAGE.replace('class="TRS_Editor"', container))
    words = _words(source)
    assert words[0] == "云溪县出台人才新政"
    assert "近三年来,云溪县共引进本科生320余人,其中硕士45人。" in words
    assert "项目\t金额\n安家补贴\t20万元" in words
    assert not any(part in source.text for part in ("首页", "版权所有", "版本", "&emsp;"))
    assert source.published == "2021-05-07" and source.attachments == ("1.云溪县人才目录",)
    assert all(block.element for block in source.blocks)


def test_the_layout_takes_the_blocks() -> None:
    source = _read(PAGE)
    layout = analyse(source.text, blocks=source.blocks)
    assert layout.title == "云溪县出台人才新政" and layout.outlet == "云溪日报"
    assert layout.published is not None and layout.published.date == "2021-05-07"
    assert {"title", "byline", "heading", "paragraph", "table"} <= {block.kind for block in layout.blocks}


@pytest.mark.parametrize(
    ("encoding", "shown"), [("gb18030", "gb18030"), ("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16")]
)
def test_a_wrong_declaration_does_not_matter(encoding: str, shown: str) -> None:
    source = _read(PAGE, encoding)
    assert source.encoding == shown and "共引进本科生320余人" in source.text


def test_big5_is_declared() -> None:
    page = "<html><meta charset=big5><p>雲溪縣政府公布最新統計數據,就業人數增加三萬二千人。</p>"
    assert "就業人數增加三萬二千人" in _read(page, "big5").text


@pytest.mark.parametrize("case", [*RULES["example"], *RULES["counterexample"]])
def test_containers(case: dict[str, Any]) -> None:
    source = _read("<html><body>" + case["html"] + "</body></html>", "utf-8")
    assert source.text == case["text"]


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + "近三年来引进人才320余人。" + "</div>" * 20_000,
        "<b>" * 20_000 + "近三年来引进人才320余人。",
        "<table><tr><td>" * 3_000 + "近三年来引进人才320余人。",
        '<!DOCTYPE html [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]><p>&a;&c;近三年来引进人才320余人。</p>',
        "<p>近三年来引进人才320余人。</p>" + "<p" * 50_000,
    ],
)
def test_hostile_pages_end_in_text_or_a_clear_error(page: str) -> None:
    try:
        source = _read(page, "utf-8")
    except SourceError as error:
        assert str(error)
        return
    assert "root:" not in source.text


def test_a_page_without_words_is_an_error() -> None:
    for page in ("", "<html></html>", "<html><script>1</script></html>", "<!-- -->"):
        with pytest.raises(SourceError):
            _read(page, "utf-8")
