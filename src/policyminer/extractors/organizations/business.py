"""Companies of business news: acting, introduced by what they are, tallied behind a list, abroad."""

from __future__ import annotations

import re

from policyminer.extractors.organizations.companies import beside, items, tail
from policyminer.extractors.organizations.elsewhere import country_before
from policyminer.extractors.organizations.lexicon import load_lexicon
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.vocabulary import Found

_TALLY = re.compile(r"家(?:[\u4e00-\u9fff]{0,6}?)(?:企业|公司)")
_NUMBER = re.compile(r"(?:[两三四五六七八九十]|\d{1,2})$")
_STOP = re.compile(r"[，。；：！？,;:!?\n“”《》]")
_ALONE = re.compile(r"[，。；：！？、,;:!?\n“”《》\s]|日电|消息")
_KIND_WORD = re.compile(r"^.{0,4}(?:公司|企业|独角兽|运营商|开发商|巨头|车企|房企|厂商|供应商)(?=..)")
_KINDS = re.compile(
    r"(?:初创公司|创业公司|独角兽企业|独角兽|运营商|开发商|科技巨头|行业巨头|母公司|车企|房企|芯片厂商)"
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9]{2,8}?)(?=[，、。；的在与和(（]|完成|宣布|发布|获得?|表示|[称将已拟]|计划|推出|签|落户|正式|旗下|三季|营收)"
)
_LATIN = re.compile(r"[A-Z][A-Za-z0-9&.\-]{1,20}")
_LATIN_BEFORE = ("母公司", "公司", "企业", "巨头", "收购", "入股", "厂商")
_LATIN_AFTER = ("宣布", "股价", "财报", "创始人", "首席执行官", "CEO")
_NO_LATIN = frozenset({"APP", "App", "CEO", "CFO", "COO", "IPO", "GDP", "ETF", "LED", "ESG", "MBA", "EMBA", "CTO"})
_JOINTS = frozenset({"、", "与", "和", "及"})
_NAMED_ABROAD = ("公司", "集团", "银行", "会社")


def find_business(text: str, regions: Regions, acts: Found) -> list[Mention]:
    """Companies that the words around them show.

    财经报道里的企业:``科力尔、诺德股份两家企业``、``初创公司星图智驾``。

    ``acts`` is where words of what companies do stand.
    """
    return _tallied(text, regions) + _acting(text, regions, acts) + _introduced(text, regions) + _latin(text)


def with_country(text: str, mentions: list[Mention]) -> None:
    """The country's name before a company's full name belongs to it: 日本三和精工株式会社."""
    for one in mentions:
        if one.type not in {"company", "bank"} or not text[one.start : one.end].endswith(_NAMED_ABROAD):
            continue
        start = country_before(text, one.start)
        if start is not None:
            one.name = text[start : one.start] + one.name
            one.start = start


def _tallied(text: str, regions: Regions) -> list[Mention]:
    """Members of a list that a number with 家企业 closes, without 等."""
    found: list[Mention] = []
    for match in _TALLY.finditer(text):
        number = _NUMBER.search(text, max(match.start() - 2, 0), match.start())
        end = number.start() if number else 0
        stretch = _STOP.split(text[max(end - 60, 0) : end])[-1]
        if "、" not in stretch or stretch.endswith("等"):
            continue
        spans = items(stretch, end - len(stretch))
        names = [tail(text, start, end, regions)[0] or beside(text, start, end) for start, end in spans]
        if len(spans) > 1 and all(names):
            found += [_company(text, *name, "company.tally") for name in names if name]
    return found


def _acting(text: str, regions: Regions, acts: Found) -> list[Mention]:
    """What stands alone before an act of companies: 中原智信成功签约."""
    found: list[Mention] = []
    for act, _, _ in acts:
        low = max(act - 12, 0)
        stretch = _ALONE.split(text[low:act])[-1]
        if not 2 <= len(stretch) <= 8 or (low and len(stretch) == act - low):
            continue
        stretch = _KIND_WORD.sub("", stretch)
        name, _ = tail(text, act - len(stretch), act, regions)
        if name and name[1] - name[0] > 2:
            found.append(_company(text, *name, "company.acts"))
    return found


def _introduced(text: str, regions: Regions) -> list[Mention]:
    found: list[Mention] = []
    for match in _KINDS.finditer(text):
        if match["name"][:1] in load_lexicon().stops:
            continue
        name, _ = tail(text, *match.span("name"), regions)
        if name and name[0] == match.start("name"):
            found.append(_company(text, *name, "company.kind"))
    return found


def _latin(text: str) -> list[Mention]:
    """Latin names behind 公司 or 收购, or before what only companies have."""
    return [
        _company(text, match.start(), match.end(), "company.latin")
        for match in _LATIN.finditer(text)
        if match[0] not in _NO_LATIN
        and (
            text.startswith(_LATIN_AFTER, match.end())
            or text[max(match.start() - 4, 0) : match.start()].endswith(_LATIN_BEFORE)
        )
    ]


def beside_companies(text: str, mentions: list[Mention]) -> list[Mention]:
    """Latin names coordinated with a company: 完美世界与Valve."""
    starts = {one.start for one in mentions if one.type == "company"}
    ends = {one.end for one in mentions if one.type == "company"}
    found: list[Mention] = []
    for match in _LATIN.finditer(text):
        joined = text[match.start() - 1 : match.start()] in _JOINTS and match.start() - 1 in ends
        joined = joined or (text[match.end() : match.end() + 1] in _JOINTS and match.end() + 1 in starts)
        if joined and match[0] not in _NO_LATIN and len(match[0]) > 1:
            found.append(_company(text, match.start(), match.end(), "company.latin"))
    return found


def _company(text: str, start: int, end: int, rule: str) -> Mention:
    return Mention(start, end, "company", text[start:end], None, rule)
