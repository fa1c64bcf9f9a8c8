"""Members of a list that one counted head in quotes sums up: 实施甲提速、乙深化“两个年活动”."""

from __future__ import annotations

import re

from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.mentions import Mention

_SUMMED = re.compile(  # “五大行动”, “3个三年行动”
    r"“(?:[一二三四五六七八九十两]{1,2}|[0-9]{1,2})(?:大|项|个)[\u4e00-\u9fff]{0,4}(?P<head>行动|工程|计划|攻坚突破|攻坚|活动|攻坚战|战役|专项|专项整治|突破|提升)”"
)
_DONE = re.compile(r"(?:实施|开展|启动|推进|打好|组织|抓好|推行|深化)(?:好|了)?(?P<list>[^，。；：！？\n,;:]{4,120})\Z")
_WORKS = re.compile(r"[0-9]|公路|道路")
_NUMBERED = re.compile(  # “头雁”领航、“归雁”回引两项工程
    r"(?P<list>“[^“”\n]{2,8}”[\u4e00-\u9fff]{2,4}(?:、“[^“”\n]{2,8}”[\u4e00-\u9fff]{2,4}){1,6}?)"
    r"等?[一二三四五六七八九十两0-9]{1,2}(?:大|项|个)(?:重点|专项)?(?P<head>行动|工程|计划|活动)"
)
_PLAIN = re.compile(r"[”“的]|^(?:健全|完善|建立|推行|运用|采取|落实|实施)")
_VAGUE = ("管理", "服务", "监管", "工作", "协调", "合作", "领域", "方面", "体制")
_PRACTISING = re.compile(
    r"(?:运用|采取|采用|实行|推行|落实|完善|健全|建立|探索|创新|用好|实施|深化|通过|建立健全)(?:了|好)?"
    r"(?P<list>[\u4e00-\u9fff0-9（）()]{4,16}(?:、[\u4e00-\u9fff0-9（）()]{4,16}){0,5})\Z"
)
_TRIED = re.compile(
    r"等(?:机制|制度)(?![建体创])|等(?P<pilot>(?:[0-9一二三四五六七八九十]{1,3}项)?"
    r"(?:国家级?|省级|全国|全省|国省|重大|重点)?(?:改革|综合改革|专项改革)?试点)(?!示范)"
)
_TRYING = re.compile(
    r"(?:推进|开展|抓好|实施|深化|承担|获批|启动|探索|做好)(?:了|好)?(?P<list>[\u4e00-\u9fff0-9（）()]{5,22}(?:、[\u4e00-\u9fff0-9（）()]{4,22}){0,5})\Z"
)
_RELIEVING = re.compile(  # 落实启运港退税等政策
    r"(?:落实|执行|兑现|实施|落细|用好|推行|享受|用足)(?:了|好)?(?P<list>[\u4e00-\u9fff]{4,14}(?:、[\u4e00-\u9fff]{4,14}){0,5})\Z"
)
_SITES = re.compile(  # 推动云溪智慧城、澄州新城等重大平台建设
    r"等(?:一批)?(?:重大|重点|高能级|科创|科技创新|创新|功能性|功能|产业|新兴产业|开放|战略|合作|发展|区域|专业|特色){0,3}(?:平台载体|平台|载体)"
    r"(?=[，。；]|建设|提质|提级|能级|加快|开发|取得|[\u4e00-\u9fff]{0,4}融合发展|高质量发展)"
)
_SHORT_HEAD = "(?:科技城|科学城|实验室|科创园|科技园|产业新城|创新城)(?=建设|[，。；])"
_SHORT_SITES = (re.compile(f"等{_SHORT_HEAD}"), re.compile(f"大{_SHORT_HEAD}"))
"""加快云溪、澄河、青岚三大科技城建设."""
_SHORT = re.compile(
    r"(?:加快|推进|建设|打造|推动|布局)(?P<list>[\u4e00-\u9fff]{2,5}(?:[、和][\u4e00-\u9fff]{2,5}){2,9})\Z"
)
_TAUGHT = re.compile(r"物理|化学|生物|数学|地理|科学|省级|国家|企业|重点|高校|中学")
_SITING = re.compile(
    r"(?:推动|推进|加快|建设|打造|提质发展|大力发展|做强|做优|建好|谋划|布局|筹建|培育|壮大)(?:好|了)?"
    r"(?P<list>[^，。；：！？“”\n、]{4,20}(?:[、和][^，。；：！？“”\n、]{4,24}){1,9})\Z"
)
_SITED = re.compile(r"(?:[^区]区|城|园|谷|岛|港|中心|基地|街|之都|湾|研究院|实验室|走廊|枢纽|小镇|平台|学院)\Z")
_NO_SITE = re.compile(
    r"\A(?:国家级?|省级|市级|县级|各类|各级|一批|公共|现代|高端|特色|专业|企业|新型|工程|技术)?(?:经济技术开发区|经开区|高新区|开发区|工业园区?|产业园区?|综保区|综合保税区|重点实验室|实验室|创新中心|研发中心|技术中心|工程中心|检测中心|研究院|众创空间)\Z|[的了]|[0-9]+[个家]"
)
_CORE = re.compile(r"“[^“”\n]{2,8}”")
_MEMBER = re.compile(r"[^、]+")
_TYPES = {"工程": "programme", "计划": "plan"}
_FAR = 128


def summed_lists(text: str) -> list[Mention]:
    """Mentions of the members of lists that a counted head in quotes closes."""
    found: list[Mention] = []
    for match in _SUMMED.finditer(text):
        before = _DONE.search(text, max(0, match.start() - _FAR), match.start())
        if before is None or "、" not in before["list"] or _WORKS.search(before["list"]):
            continue
        spans = [
            (before.start("list") + m.start(), before.start("list") + m.end()) for m in _MEMBER.finditer(before["list"])
        ]
        if not all(3 <= right - left <= 22 for left, right in spans) or text[spans[-1][1] - 1] in "等和与及的":
            continue
        type_ = _TYPES.get(match["head"], "campaign")
        found += [_mention(text, left, right, type_) for left, right in spans]
    found += _pilots(text) + _reliefs(text) + _sites(text) + _short_sites(text)
    for match in _NUMBERED.finditer(text):
        type_ = _TYPES.get(match["head"], "campaign")
        found += [
            _mention(text, *m.span(), type_) for m in _CORE.finditer(text, match.start("list"), match.end("list"))
        ]
    return found


def _pilots(text: str) -> list[Mention]:
    """Pilots and practices that 等…试点 or 等机制 calls so: 推进水面经营权流转等省级改革试点."""
    found: list[Mention] = []
    for match in _TRIED.finditer(text):
        pilot = match["pilot"] is not None
        before = (_TRYING if pilot else _PRACTISING).search(text, max(0, match.start() - 80), match.start())
        if before is None:
            continue
        for member in _MEMBER.finditer(before["list"]):
            left, right = before.start("list") + member.start(), before.start("list") + member.end()
            if not 4 + pilot <= right - left <= 20 or "试点" in member[0] or _PLAIN.search(member[0]):
                continue
            if not pilot and member[0].endswith(_VAGUE):
                continue
            found.append(Mention(left, right, "pilot" if pilot else "mechanism", "name.summed", 7, text[left:right]))
    return found


def _sites(text: str) -> list[Mention]:
    """Sites that 等平台 sums up and that are built: 推动云溪智慧城、澄州新城等重大平台建设."""
    found: list[Mention] = []
    for match in _SITES.finditer(text):
        before = _SITING.search(text, max(0, match.start() - 120), match.start())
        if before is None:
            continue
        at = before.start("list")
        spans = [(at + m.start(), at + m.end()) for m in _MEMBER.finditer(before["list"])]
        if all(_SITED.search(text, *span) and not _NO_SITE.search(text[span[0] : span[1]]) for span in spans):
            found += [Mention(*span, "platform", "name.summed", 9, text[span[0] : span[1]]) for span in spans]
    return found


def _short_sites(text: str) -> list[Mention]:
    """Sites named by their places alone: 加快云溪、澄河、青岚三大科技城建设, 建设甲、乙、丙、丁等实验室."""
    found: list[Mention] = []
    for match in (match for pattern in _SHORT_SITES for match in pattern.finditer(text)):
        stop = match.start() - (text[match.start()] == "大")
        before = _SHORT.search(text, max(0, stop - 64), stop)
        if before is None or _TAUGHT.search(before["list"]):
            continue
        at = before.start("list")
        spans = [(at + m.start(), at + m.end()) for m in _MEMBER.finditer(before["list"])]
        told = max(4, len(spans)) if stop == match.start() else "三四五六七八九十".find(text[stop]) + 3
        if len(spans) == told:
            found += [Mention(*span, "platform", "name.summed", 5, text[span[0] : span[1]]) for span in spans]
    return found


def _reliefs(text: str) -> list[Mention]:
    """Reliefs that 等政策 sums up: 落实启运港退税、研发费用加计扣除等政策."""
    found: list[Mention] = []
    reliefs = lexicon.edges().reliefs
    at = text.find("政策")
    while at >= 0:
        stop = text.rfind("等", max(0, at - 7), at)
        before = _RELIEVING.search(text, max(0, stop - 80), stop) if stop > 0 and text[stop:at].isalpha() else None
        for member in _MEMBER.finditer(before["list"]) if before else ():
            if before and member[0].endswith(reliefs):
                left = before.start("list") + member.start()
                found.append(Mention(left, left + len(member[0]), "mechanism", "name.summed", 7, member[0]))
        at = text.find("政策", at + 2)
    return found


def _mention(text: str, left: int, right: int, type_: str) -> Mention:
    close = text.find("”", left, right) if text[left] == "“" else -1
    if close > 0:
        left, right = left + 1, close
    return Mention(left, right, type_, "name.summed", 3, text[left:right])
