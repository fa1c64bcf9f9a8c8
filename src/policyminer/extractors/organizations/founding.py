"""Names whose left edge a verb of setting up or the beginning of the clause shows, whatever their words are."""

from __future__ import annotations

import re

from policyminer.extractors.organizations.heads import Head
from policyminer.extractors.organizations.lexicon import load_lexicon, word_set
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import known, tokens

_SET_UP = re.compile(
    r"(?:成立|组建|设立|共建|新建|筹建|创办|合建|联建)(?:了|首个|首家)?(?P<name>[\u4e00-\u9fff]{4,16})$"
)
_VERBS = ("国家", "成立", "组建", "设立", "共建", "新建", "筹建", "创办", "合建", "联建")
_NATIONAL = re.compile(r"国家(?!级|工程|技术|重点|企业)(?P<name>[\u4e00-\u9fff]{3,14})$")
_OF_STATE = frozenset(
    "技术创新中心 制造业创新中心 产业创新中心 工程研究中心 工程技术研究中心 临床医学研究中心 创新中心 质检中心 "
    "质量检验中心 质量检验检测中心 检验检测中心 产业计量中心".split()
)
_NO_NAME = re.compile(
    r"[的了等和与及或是有在为将把被由从对向到个家所批座项名级型类式各每多两]|一批|一个|系列|专业|特色|新型|若干|相关"
)
_NO_STATE = re.compile(r"[的了等个家所批项名为在将被把]|重点|级|一批|实验室|中心|和省|和市")
_PROPER = ("ns", "nz", "nr", "nt")
_REACH = 24
_PARTNER = re.compile(r"(?:^|[^\u4e00-\u9fff])(?P<first>[\u4e00-\u9fff]{2,8})[与和及]$")
_PARTNERED = frozenset("实验室 重点实验室 研究院 研究所 研究中心 创新中心 工程中心 工程研究中心 技术创新中心".split())
_BODY_LAST = re.compile(
    r"(?:大学|学院|集团|公司|院|所|局|委|府|厅|部|办|会|中心|企业|银行|园区?|基地|校|队|[省市县区州镇乡村])$"
)


def find_founded(text: str, head: Head, regions: Regions, floor: int) -> Mention | None:
    """The body that is set up, from the verb on: 新岭南陆海联运通道研究院.

    成立、共建后面的机构:``共建新岭南陆海联运通道研究院``;没有专名的不算。
    """
    if head.rank.type not in {"research_institute", "association", "university"} or head.rank.needs == "acting":
        return None
    low = max(head.start - _REACH, floor, 0)
    stretch = text[low : head.start]
    if not any(map(stretch.__contains__, _VERBS)):
        return None
    state = of_state(text, head, floor)
    if state is not None:
        return state
    match = _SET_UP.search(text, low, head.start)
    if match is None or _NO_NAME.search(match["name"]):
        return None
    start = match.start("name")
    lexicon = load_lexicon()
    if text[start : start + 2] in lexicon.generic or text[start : start + 2] in lexicon.stops:
        return None
    words = tokens(text, start, head.start, regions.pieces(start, head.start))
    named = any(
        one.tag.startswith(_PROPER) or (len(one.word) > 1 and not known(one.word)) for one in words
    ) or regions.begins_at(start)
    if not named or any(one.word in word_set("pushes") for one in words):
        return None
    return Mention(start, head.end, head.rank.type, text[start : head.end], None, "name.founded")


def of_state(text: str, head: Head, floor: int) -> Mention | None:
    """A centre of the state by its whole name: 国家高端岚机及核心元器件制造业创新中心."""
    low = max(head.start - _REACH, floor, 0)
    if head.rank.word not in _OF_STATE or text.find("国家", low, head.start) < 0:
        return None
    match = _NATIONAL.search(text, low, head.start)
    if match is None or _NO_STATE.search(match["name"]):
        return None
    return Mention(match.start(), head.end, head.rank.type, text[match.start() : head.end], None, "name.national")


def with_left(text: str, mention: Mention, head: Head, regions: Regions, floor: int) -> Mention:
    """What a clause begins with and 与 joins to a name belongs to it, where it is no body.

    ``声光交互与人机共融漓江实验室`` 是一处,``云溪大学与江南实验室`` 是两处。
    """
    start = mention.start
    if mention.region is not None or mention.type not in {"research_institute", "platform"}:
        return mention
    low = max(start - 10, floor, 0)
    partner = _PARTNER.search(text, low, start) if head.rank.word in _PARTNERED else None
    if partner and not _BODY_LAST.search(partner["first"]) and not regions.begins_at(partner.start("first")):
        first = tokens(text, partner.start("first"), partner.end("first"))
        if not any(one.word in load_lexicon().stops or one.word in word_set("pushes") for one in first):
            start = partner.start("first")
    if start < mention.start:
        mention.start, mention.name = start, text[start : mention.end]
    return mention
