"""What stands at the left end of a name and is no part of it, and what belongs to it although an edge cut it off."""

from __future__ import annotations

import re
from collections.abc import Callable

from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.lexicon import Edges, Head

Cutter = Callable[[str], list[str]]

_QUALIFIED = frozenset({"campaign", "programme", "plan", "mechanism", "strategy", "pilot"})
_CALLED = frozenset({"plan", "campaign", "programme"})
_BUILDERS = frozenset("建设 打造 创建 建立 组建 设立 成立 谋划 规划 共建 建成 规划建设 推进 加快".split())
_PLANNING = _BUILDERS | {"计划", "拟"}
_SETTING_UP = frozenset("建立 搭建 开发".split())
_JOINED = (["和"], ["与"], ["及"])
_OPENING = frozenset("上线 建成 启用 落成 竣工".split())
_RECEIVED = frozenset("入选 获批 列入 荣获 获评 纳入 创成".split())
_OPENED = frozenset("运行 开放 投用 启用 使用 运营 投产 投运 营业 交付 并 并投用".split())
_HELPING = frozenset("支持 鼓励 推动 赋予 批准 同意 授权".split())
_TITLE = re.compile(
    r"(?:第[0-9一二三四五六七八九十百]{1,4}届|(?:20[0-9]{2})年?(?:第[0-9一二三四五六七八九十]{1,3}届)?|中国·)$"
)
_LEVELS = re.compile(
    r"(?:市县|省市|县乡|市区|国省|省市县|县乡村|镇村|区镇|区县|州县)?[两三四]级(?=..)"
    r"|(?:运行|运营|建设|服务|维护|管理|使用|发挥|谋划)好(?=...)"
    r"|更多(?=[省市州国])|(?:做[深实细]){1,2}(?=...)|[\u4e00-\u9fff]{2,3}(?:[县市区州]|经开区|高新区|开发区|新区)(?=国家|省级|全国|全省|自治区级|中国西部|西部百强|中部百强)"
)
_FACING = re.compile(
    r"(?:面向(?!社会|群众|企业|基层|公众|全[国省市]|市场)[\u4e00-\u9fff]{2,8}|以[\u4e00-\u9fff]{2,6}为(?:重要)?(?:载体|主体|核心|重点|依托|主导|基础|纽带))的\Z"
)
_HELD = re.compile(r"(?:举办|承办|召开|办好|申办|举行|主办|参加|出席)(?=.)")
_HELPED = re.compile(r".{2,10}?(?:建设|创建|组建|打造|共建|申建|争创)(?=...)")  # 支持某公司建设某实验室
_ALSO = re.compile(r"(?<=[园区心台地院所城港站馆司校])及(?=..)")
_CUT = re.compile(
    r"(?:(?:力争)?(?:建设|创建|争创|申报|做好|冲刺|入选|获批|列入|纳入|获评|打造)(?=国家|国省|省级|省定|市级|全国|全省|全市|自治区级)|上线运行|扩面提质|提质扩面|提标扩面|申报实施|共创"
    r"|共同打造|奋力争当|努力争当|争当|争做|勇当|贯彻落实|贯彻|实施|开展|打好|打赢|打响|抓好|用好|做好|出台|印发|荣获)好?(?=.)|(?:常态化|机制化|制度化|常态长效)(?:推进|开展|实施)(?=...)"
)
_DOUBLE = re.compile(  # 挂牌运行云浦贸易中心, 推进实施青岚行动
    r"(?:深入|全面|扎实|加快|持续)?(?:挂牌(?:运行|运营|成立|启用)|揭牌(?:运行|运营|成立|启用)|启动(?:运行|运营|实施|建设|创建)|投入(?:运营|运行|使用)|开工建设"
    r"|组建(?:成立|运行|运营)|制定(?:实施|出台)|研究(?:制定|出台)|落地实施|谋划(?:实施|建设|推进)|规划建设|布局建设|筹[备划]建设|争取(?:实施|落地|创建)"
    r"|探索(?:实施|推行|开展|建立|构建)|推广实施|推[进动](?:落实|实施|建设)|组织(?:实施|开展)|申报(?:创建|建设)|深化实施|建立完善|建立健全|优化完善|优化调整|调整优化|调整完善|健全完善"
    r"|完善落实|抓好落实|巩固提升|创新开展|创新实施|创新推行|联合(?:开展|实施|建设)|统筹(?:推进|实施|建设))(?=...)"
)
_JOINT = re.compile(
    r"(?:大(?:改善|提升|会战|起底|走访|整治|排查|赋能|培育|突破|攻坚|提质|扩容|普查|练兵|调研|招商|招引|建设|升级|改造|清查|检查|宣讲|比武|竞赛)|经济带|城市群|都市圈|走廊|(?:行动|工程|示范|试点|培育|奖补)项目|行动|工程|计划|活动|战略|党政同责|年金|制度|(?<!体制)机制|改革|方案|规划|全会|会议|建设|创建|创新中心|研究中心|服务中心|实验室|研究院|产业园"
    r"|平台|基地|廊道|示范带|先行区|发展带|发展轴|新城|枢纽|商务区|集聚区|度假区|综合体|科学城|科技城|示范区|试验区|大会|论坛|大赛|行动”|(?<![体机编控研限])制)[和与及](?=.)"
)
_AND = frozenset("暨和与及")
_TOGETHER = re.compile(r"(?:会|赛|节|展|论坛|活动|”)[暨和与及](?=第|首届|20|全国|中国|全省|国际)")


def trim(
    text: str, at: int, head: int, words: list[str], governor: str, entry: Head, cut: Cutter
) -> tuple[int, list[str]]:
    """Take adjectives and left-over verbs off the left end; put 第三届 and 中国· back on events."""
    begun, words = _openers(text, at, head, words, governor, entry, cut)
    begun, words = _adjectives(text, begun, words, governor, entry)
    at = begun
    if entry.need in {"found", "build"}:
        at += sum(map(len, words[: _built_here(words)]))
        if governor == "在" and at == begun:
            at += sum(map(len, words[: _built_there(words)]))
    at = _cuts(text, at, head, entry, governor)
    if governor == "的":
        facing = None if entry.need == "reform" else _FACING.search(text, max(0, at - 16), at)
        at = facing.start() if facing else at
    elif governor in _HELPING and (entry.whole or entry.type == "pilot"):
        helped = _HELPED.match(text, at, head)
        at = helped.end() if helped else at
    if entry.need == "event":
        title = _TITLE.search(text[max(0, at - 12) : at])
        at -= len(title[0]) if title else text[at - 1 : at] == "第" and text[at].isdigit()
    return (at, words) if at == begun else (at, cut(text[at:head]))


def _openers(
    text: str, at: int, head: int, words: list[str], governor: str, entry: Head, cut: Cutter
) -> tuple[int, list[str]]:
    """Behind 新时代, 常态化, 两级; behind 运行 of 建成运行, behind the 以 of 以…行动为抓手."""
    if head - at > 4:
        if text[at] == "新" and entry.type not in _CALLED and text.startswith("新时代", at):
            at, words = at + 3, cut(text[at + 3 : head])
        if text[at] == "常" and text.startswith("常态化", at):
            at, words = at + 3, cut(text[at + 3 : head])
        levels = _LEVELS.match(text, at, head)
        if levels:
            at, words = levels.end(), cut(text[levels.end() : head])
    if not words:
        return at, words
    first = words[0]
    if len(words) > 1 and (first in _RECEIVED or (governor in _OPENING and first in _OPENED)):
        return at + len(first), words[1:]
    if first[0] == "以" and len(first) > 1 and head - at > 2 and "为" in text[head : head + 8]:
        return at + 1, cut(text[at + 1 : head])
    return at, words


def _adjectives(text: str, at: int, words: list[str], governor: str, entry: Head) -> tuple[int, list[str]]:
    """Behind the adjectives, adverbs and verbs that stand at the left end."""
    edges = lexicon.edges()
    if words and words[0] not in edges.beside and len(words[0]) != 4:
        return at, words
    bare = entry.need == "event" or governor in edges.openers
    qualified = entry.type in _QUALIFIED
    first = 0
    for word in words:
        if (qualified and word in edges.adjectives) or not _beside(word, bare, edges):
            break
        if words[first + 2 : first + 3] in _JOINED and words[first + 1] in edges.weak:
            break
        if text[at : at + 4] in edges.protected:
            break
        at += len(word)
        first += 1
    return at, words[first:] if first else words


def _beside(word: str, bare: bool, edges: Edges) -> bool:
    """Whether a word at the left end of a name is no part of it."""
    if word in edges.leading or word in edges.adverbs or word in "—-、":
        return True
    return not bare and (word in edges.verbs or edges.glued(word))


def _built_here(words: list[str]) -> int:
    """How many words stand before what is built: 原云浦机场 规划 建设 ‖ 高端 装备 智造 产业园."""
    for index in range(len(words) - 1, 0, -1):
        if words[index] in _BUILDERS and words[index + 1 : index + 2] not in _JOINED:
            rest = sum(map(len, words[index + 1 :]))
            return index + 1 if rest >= 6 or (rest >= 4 and words[index - 1] in _PLANNING) else 0
    return 0


def _built_there(words: list[str]) -> int:
    """How many words stand before what is built at a place: 在波兰 建设 ‖ 云溪海外仓."""
    at = next((index for index, word in enumerate(words) if word in _BUILDERS), 0)
    return at + 1 if 0 < at < len(words) - 1 and words[at + 1 : at + 2] not in _JOINED else 0


def _cuts(text: str, at: int, head: int, entry: Head, governor: str) -> int:
    """Behind verbs and members of a list that stand inside what the edge left."""
    if head - at < 4 - (entry.need == "event"):
        return at
    words = text[at:head]
    if entry.need == "event":
        ends = [match.end() for match in _HELD.finditer(words)][-1:]
        if not _AND.isdisjoint(words):
            ends += [match.end() for match in _TOGETHER.finditer(words)][-1:]
    else:
        ends = [match.end() for match in _CUT.finditer(words)][-1:]
        if (double := _DOUBLE.match(words)) is not None:
            ends.append(double.end())
        if words[0] == "好" and words.startswith(("好国家", "好全")):
            ends.append(1)
        if entry.need == "found" and "及" in words:
            ends += [match.end() for match in _ALSO.finditer(words)][-1:]
    if "和" in words or "与" in words or "及" in words:
        joint = _JOINT.search(words)
        within = entry.type == "pilot" and joint is not None and joint[0][:2] in {"制度", "机制", "改革"}
        if joint and not within and not (governor in _SETTING_UP and joint[0][:2] == "建设"):
            ends.append(joint.end())
    cut = 0
    for end in ends:
        cut = end if end > cut and words[end:] not in entry.generic else cut
    return at + cut
