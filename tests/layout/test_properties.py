"""Whatever comes in: nothing raises, every word is the source's own, nothing is lost but by a recorded edit."""

from __future__ import annotations

import time
import unicodedata

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from policyminer.layout import Layout, SourceBlock, analyse

ARTICLE = """# 云溪县

# 筑巢引凤 让人才在县城扎下根

本报记者 陈一鸣 通讯员 何　远

### 核心提示

近年来,云溪县深入实施人才强县战略,共引进本科生320余人。

## 一、强化保障

近三年来,云溪县共引进硕士４５人,同比增长１２．５％。县委、县政府印发《关于实施“云上英才”计划的若干意见》(云发〔2021〕8号)。县人社局



云溪县人才公寓外景。 何远 摄

牵头成立人才服务专班,与临江理工大学等6所高校建立合作机制;孵化毕业达40

工人正在装配设备。

家,涉及机械制造、生物制药等领域。省公 安厅给予表彰。

| 指标 | 2023年 |
|---|---|
| 生产总值 | 300亿元 |

- 3 -

(本版图片由云溪县委宣传部提供)

责编 何远

云溪县人民政府
2023年5月8日
"""
CHARS = st.sampled_from(
    list(
        "甲乙丙,。、；：“”《》（）()#*|-—\n\n\r\t 　\f１２３abc%％一二三第条章节〔〕[]<>&家市县年月日摄\u200b\ud800\x00"
    )
)
TEXTS = st.text(CHARS, max_size=300) | st.text(max_size=200)
KINDS = st.sampled_from([None, "paragraph", "heading", "table", "title"])
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def damaged(draw: st.DrawFn) -> str:
    text = ARTICLE
    for _ in range(draw(st.integers(0, 12))):
        at = draw(st.integers(0, len(text)))
        kind = draw(st.sampled_from(["break", "delete", "insert", "double", "space"]))
        if kind == "break":
            text = text[:at] + draw(st.sampled_from(["\n", "\r\n", "\n\n", "\f", "\u2028"])) + text[at:]
        elif kind == "delete":
            text = text[:at] + text[at + draw(st.integers(1, 30)) :]
        elif kind == "insert":
            text = text[:at] + draw(st.text(CHARS, max_size=8)) + text[at:]
        elif kind == "double":
            text = text[:at] + text[max(at - 40, 0) : at] + text[at:]
        else:
            text = text[:at] + draw(st.sampled_from([" ", "\u3000", "\t", "\u00a0"])) + text[at:]
    return text


def same(clean: str, source: str) -> bool:
    """Equal, or the recorded one-to-one replacement: half width, plain space, quotation mark, sign of an entity."""
    if clean in "“”‘’":
        return source in "&“”‘’「」『』〝〞〟＂\"'"
    if clean == source or (clean == " " and source.isspace()):
        return True
    return unicodedata.normalize("NFKC", source) == clean or source == "&"


def check(source: str, layout: Layout, whole: bool = True) -> None:
    reading = layout.reading
    for piece in reading.alignment.pieces:
        assert 0 <= piece.source <= piece.source + piece.length <= len(source)
        for offset in range(piece.length):
            assert same(reading.text[piece.clean + offset], source[piece.source + offset])
    places = [p for piece in reading.alignment.pieces for p in range(piece.source, piece.source + piece.length)]
    assert len(places) == len(set(places))
    last = -1
    for block in reading.blocks:
        assert last < block.start <= block.end <= len(reading.text)
        last = block.end
    for start, end in [(b.start, b.end) for b in reading.blocks] + [(u.start, u.end) for u in reading.units]:
        phrase = reading.phrase(start, end)
        assert phrase.text == "".join(source[s:e] for s, e in phrase.spans)
        assert all(0 <= s < e <= len(source) for s, e in phrase.spans)
    for block_record in layout.blocks:
        assert all(0 <= s < e <= len(source) for s, e in block_record.spans)
    for repair in layout.repairs:
        assert 0 <= repair.at <= len(source)
    for trouble in layout.diagnostics:
        assert all(0 <= s < e <= len(source) for s, e in trouble.spans)
    if whole and "removed_furniture" not in {repair.kind for repair in layout.repairs}:
        lost = set(range(len(source))) - set(places)
        assert not [source[at] for at in lost if _weighty(source[at])] or _marked(layout)


def _weighty(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"


def _marked(layout: Layout) -> bool:
    """Chinese words may go only with mark-up (tags, links) or a jump line inside a paragraph."""
    return any(repair.kind in {"removed_markup", "removed_space"} for repair in layout.repairs)


@QUICK
@given(TEXTS)
@example("")
@example("\n\n")
@example("||\n||\n| |\n")
@example("&nbsp;&#x200B;&ldquo;甲&rdquo;")
@example("<p>甲</p><br/>乙")
@example("# \n## \n")
def test_any_text(text: str) -> None:
    check(text, analyse(text))


@QUICK
@given(damaged())
def test_damage(text: str) -> None:
    layout = analyse(text)
    check(text, layout)
    assert analyse(text) == layout


@QUICK
@given(damaged(), st.lists(st.tuples(st.integers(0, 400), st.integers(1, 60), KINDS), max_size=8))
def test_blocks_of_a_reader(text: str, cuts: list[tuple[int, int, str | None]]) -> None:
    at, blocks = 0, []
    for gap, length, kind in cuts:
        start, end = min(at + gap % 40, len(text)), min(at + gap % 40 + length, len(text))
        if start < end:
            blocks.append(SourceBlock(((start, end),), kind=kind, level=2 if kind == "heading" else None, page=1))
        at = end
    check(text, analyse(text, blocks=blocks), whole=False)


def test_linear_time() -> None:
    sentence = "全县共引进本科生320余人,同比增长12.5%。"
    hard = {
        "one line": sentence * 20_000,
        "one word": "甲" * 500_000,
        "many lines": (sentence + "\n") * 25_000,
        "short lines": "甲乙丙\n" * 50_000,
        "open lines": "全县共引进本科生与硕士共计320余人并且达40\n" * 20_000,
        "brackets": "（" * 100_000 + "《" * 100_000,
        "spaces": "甲 " * 100_000,
        "pipes": "|甲" * 100_000,
        "stars": "*" * 100_000 + "甲" * 10 + "_" * 100_000,
        "tags": "<a" * 50_000,
        "numerals": "一、" * 100_000,
        "digits": "1" * 200_000,
        "page numbers": "- 3 -\n1\n" * 20_000,
    }
    for name, text in hard.items():
        begun = time.process_time()
        analyse(text)
        assert time.process_time() - begun < 12, name
