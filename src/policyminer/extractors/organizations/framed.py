"""Firms whose trade name is a word too, framed by a clause's beginning and a title or a room of theirs."""

from __future__ import annotations

import re

from policyminer.extractors.organizations.lexicon import load_lexicon, word_set
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import common, known
from policyminer.extractors.organizations.trade import likeness, quality, suffix_of, suffixes

ROOMS = tuple(
    "车间 生产线 厂区 工厂 会议室 展厅 总部 基地 生产 实验室 仓库 大厅 中控室 控制室 样品间 成品库 办公楼".split()
)
_ROOMS_OF_FIRMS = ("车间", "厂区", "会议室", "展厅", "总部", "样品间", "控制室", "办公楼")
_TITLES = tuple("董事长 总经理 副总 厂长 总监 经理 负责人 总裁 总工程师 总工 董事 创始人 主管 员工 车间主任".split())
_LEFT = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|走进|来到|走访|探访|位于|进入|步入|踏进|踏入|走入|参观|考察|调研|[在到据从与和由是为让对])$"
)
_WORTH = 0.3
HONOURED = frozenset("获批 获评 荣获 获得 获 入选 跻身 上榜 成为 被认定为 获认定 被评为 被列为 入围".split())
_HONOUR = re.compile(
    r"[^，。；、\n]{0,16}?(?:单项冠军|隐形冠军|小巨人|专精特新|企业技术中心|工业设计中心|[民营制造业企]{0,6}500强|企业百强|"
    r"百强企业|瞪羚|独角兽|绿色工厂|智能工厂|灯塔工厂|5G工厂|智能制造|工业遗产|质量奖|专利[金银优秀]{0,2}奖|领军企业|龙头企业|"
    r"链主企业|链长企业|首台|示范企业|标杆企业|老字号|驰名商标|技术创新中心|工程研究中心|工程技术中心|重点实验室|博士后|院士工作站|"
    r"上市公司|新三板|北交所|科创板|创业板|科学技术[进步发明]{2}奖|绿色供应链|工业互联网|"
    r"(?:重点|骨干|示范|试点|总部|平台经济|平台|创新型|科技型|高新技术|服务型制造|电子商务|电商|百强|优秀|优质|冠军|外贸|文化|物流|农业产业化|"
    r"国家|省|市){1,4}(?:级)?企业(?!家))"
)
_LONGEST = 9
_SOUND, _STRANGE_SOUND = 1.1, 1.5


def find_framed(text: str, at: int, cue: str, regions: Regions) -> list[Mention]:
    """The firm of two characters and a word for its trade that ends before a cue: 天工油缸的智能车间.

    职务、车间前面的企业:``联创液压董事长``、``走进天工油缸的智能车间``。
    """
    owned = cue.endswith(ROOMS) and text[at - 1 : at] == "的"
    at -= owned
    if not owned and not cue.endswith(_ROOMS_OF_FIRMS) and not cue.endswith(_TITLES):
        return []
    sure = owned or cue == "会议室" or (cue.endswith(_TITLES) and cue != "员工")
    suffix = suffix_of(text[max(at - 8, 0) : at])
    start = at - len(suffix) - 2
    if not suffix or start < 0 or not _LEFT.search(text, max(start - 2, 0), start):
        return []
    if not _named(text, start, regions) or (not sure and common(text[start : start + 2])):
        return []
    return [Mention(start, at, "company", text[start:at], None, "company.behind")]


def find_honoured(text: str, at: int, end: int, regions: Regions) -> list[Mention]:
    """The firm at the beginning of a clause that an honour of firms is said of: 岚意纺织获批国家级工业设计中心.

    句首获评企业称号的企业:``岚意机械荣获省长质量奖``。
    """
    start = at
    while start and at - start < _LONGEST and "\u4e00" <= text[start - 1] <= "\u9fff":
        start -= 1
    if at - start < 2 or (start and at - start == _LONGEST):
        return []
    name = text[start:at]
    if not _HONOUR.match(text, end) or name[:2] in load_lexicon().stops or regions.knows(name):
        return []
    suffix = suffix_of(name)
    if suffix:
        sound = len(name) - len(suffix) < 5 and quality(name, regions) >= _SOUND
    else:
        strange = len(name) < 5 and not any(known(name[at : at + 2]) for at in range(len(name) - 1))
        person = len(name) < 4 and name[0] in word_set("surnames")
        sound = strange and not person and quality(name, regions) >= _STRANGE_SOUND
    return [Mention(start, at, "company", name, None, "company.honoured")] if sound else []


def _named(text: str, start: int, regions: Regions) -> bool:
    """Whether two characters are no word for a kind, a place or a thing done."""
    stem = text[start : start + 2]
    lexicon = load_lexicon()
    if not all("\u4e00" <= char <= "\u9fff" for char in stem) or stem in suffixes() or regions.knows(stem):
        return False
    if stem in lexicon.stops or stem in lexicon.generic or stem in lexicon.inner:
        return False
    if stem in word_set("not_short") or stem in word_set("macro_regions") or stem in word_set("room_kinds"):
        return False
    return likeness(stem) >= _WORTH
