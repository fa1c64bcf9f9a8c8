"""Quoted ways of working and posts: 以“村里点单、镇里派单、县里接单”方式, 聘请“周末主任”18名."""

from __future__ import annotations

import re

from policyminer.extractors.initiatives import lexicon

_MEMBER = r"[\u4e00-\u9fff]{3,6}"
_LIST = re.compile(rf"{_MEMBER}(?:[、，,]{_MEMBER}){{1,4}}")
_SPLIT = re.compile(r"[、，,]")
_CYCLE = re.compile(
    r"(?:每?[日天周旬月季年]|半[月年])[\u4e00-\u9fff]{2,4}(?:[、，,](?:每?[日天周旬月季年]|半[月年])[\u4e00-\u9fff]{2,4}){1,4}"
)
_PRACTISED = re.compile(
    r"(?:推行|实行|施行|试行|采取|采用|运用|建立|健全|完善|创新|探索|落实|通过|按照|首创|执行|酝酿|推广|以|用|按)(?:了|起)?"
    r"(?:[\u4e00-\u9fff]{0,6}(?<![的和与及为是]))?\Z"
)
_WAY = re.compile(
    r"的?[\u4e00-\u9fff]{0,4}?(?:方式|模式|机制|制度|办法|做法|流程|服务链|工作法|新政|打法|路径|体系|措施|举措)"
)
_IDEA = re.compile(  # 建立“甲、乙、丙”的“三个一”机制, 按照“甲、乙”思路
    r"的“|的?(?:总体?|工作|发展|基本)?(?:思路|要求|部署|原则|方针|目标|理念|格局|布局|定位|方向|精神|体系|重点任务)|[一二三四五六七八九十0-9]{1,2}[大个项条]"
)
_FORCING = re.compile(r"[，,](?:倒?逼着?|让|使|促使|迫使|推动|破解|解决|有效)")
_GAP = frozenset("，。；\n")
_SLOGAN = re.compile(r"[的了让是我你他]|高质量|一流|发展|为民|为本|至上|为先|优先|并重|为要|第一|幸福|美丽")
_POSTED = re.compile(
    r"(?:聘请|选聘|聘任|特聘|返聘|聘用|选派|下派|派驻|派出|配备|配齐|配强|设立|设置|增设|选配|招募|遴选|选任|推行|担任|兼任|实行|建立|请来|招聘|组建)"
    r"的?(?:了|一批|首批|[0-9一二三四五六七八九十百]{1,5}(?:余|多)?(?:名|位))?"
    r"(?:企业|项目|园区|社区|村级|镇级|乡村|县级|市级|专职|兼职|科技|产业|人才|重点)?\Z"
)
_PRAISED = re.compile(
    r"(?:(?:重奖|表彰|表扬|奖励|评选出?|选树|推选|推评)(?:了|一批)?|[0-9一二三四五六七八九十百]{1,4}(?:余|多)?(?:名|位|个))(?:优秀)?\Z"
)
_GIVEN = re.compile(r"(?:进行|予以|给予|进行了)(?:通报|集中|隆重)?(?:表彰|表扬|奖励|嘉奖|重奖)")
_APPOINTED = re.compile(r"(?:现场)?(?:颁发|授予|颁授)[\u4e00-\u9fff]{0,3}(?:聘书|证书|证|牌匾|奖牌)")
_AWARDED = re.compile(r"重奖|表彰|表扬|奖励|评选|选树|推选|推评")


def way_of(text: str, start: int, end: int, content: str) -> bool:
    """Whether quotes hold a way of working told in clauses."""
    if not 7 <= len(content) <= 30 or not _LIST.fullmatch(content):
        return False
    if _IDEA.match(text, end + 1):
        return False
    before = text[max(0, start - 16) : start - 1]
    if _CYCLE.fullmatch(content):
        return True
    members = _SPLIT.split(content)
    even = len({len(member) for member in members}) == 1
    if not even or content[0] in "百千万" or _SLOGAN.search(content):
        return False
    if _WAY.match(text, end + 1) or (_PRACTISED.search(before) and ("、" in content or len(members) > 2)):
        return True
    return len(members) > 2 and text[start - 2 : start - 1] in _GAP and bool(_FORCING.match(text, end + 1))


def post_of(text: str, start: int, content: str) -> bool:
    """Whether quotes hold the name of a post that a programme fills: 选聘“周末工程师”64名."""
    if not 4 <= len(content) <= 9 or not content.isalpha():
        return False
    before = text[max(0, start - 22) : start - 1]
    return content.endswith(lexicon.quoted().posts) and bool(_POSTED.search(before))


def praised(text: str, start: int, end: int, content: str) -> bool:
    """Whether quotes hold a title that people are given: 对50名“项目功臣”予以表彰, 重奖“突出贡献人才”."""
    if not 4 <= len(content) <= 12 or not content.isalpha():
        return False
    match = _PRAISED.search(text, max(0, start - 12), start - 1)
    words = lexicon.quoted()
    if match and content.endswith(words.posts) and _APPOINTED.match(text, end + 1):
        return True
    if match is None or not content.endswith(words.worthy):
        return False
    return bool(_AWARDED.match(match[0])) or bool(_GIVEN.match(text, end + 1))
