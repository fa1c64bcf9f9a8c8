"""The noun behind a figure, up to the verb or sign that ends it.

“140套人才公寓”→“人才公寓”;“13位专家、教授到会”→“专家”。
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from policyminer.extractors.figures.cues import AVERAGE, LINK, MODIFYING, NOMINAL, NOUN, VERB, Token, begins, cues
from policyminer.extractors.figures.indicator import EDGE
from policyminer.extractors.figures.sentences import Sentence
from policyminer.segmentation.words import Segmenter
from policyminer.spans import Span

_STOP_RIGHT = re.compile(
    r"[，,。；;：:！？（）()\[\]【】\n\t—…0-9的]|第(?![一二三四五六七八九十](?:航权|产业|方|代))|与(?!会)|合作(?=[，。])|对接(?=[，。])|帮扶(?=[，。])"
    r"|是(?!否)|被(?![子服动褥])|(?<![年平月日人户亩])均(?![衡等价线值])|已(?!知)|将(?![军士领来])|(?<![成首古花京丰于宁新])都(?![市匀江会督安])|可(?=以)|以(?![上下内及外旧工])|仍|也(?!门)|之(?=[一二])|支持(?=灾后|地方|各地|企业|中小|民营|实体|开展|建设|推进|实施|发展[^资基]|[^，。]{0,8}(?:恢复|重建|建设))"
    r"|在(?![建园校册编岗职库研线用读产途外制野])|为(?![民了主])|[排居列](?=[全第])|全(?=[国省市区州县](?:最|第|首|前|推广|率先|领先|通用))"
    r"|(?<=项目)(?:[春夏秋冬]季|尽早|按期|如期|提前|加快|顺利|全部|相继|陆续|年内|当年|当月)|不(?=停)"
    r"|共(?=[0-9投有])|各(?=[0-9])|正(?=在|式)|首次|率先|获(?![得奖])|面向|及(?=[“《])|超(?=[警汛过])|(?<=[\u4e00-\u9fff])(?:实质性|高效|加速|新)(?=[运推落签开投])"
)
_COMPOSED = re.compile(
    r"[^，。、；“”0-9]{0,8}(?:片区|品牌|基地|示范区|园区|平台|中心|场景|试点|团队|示范[村点校镇县户]|工作站|综合体|(?:示范|龙头|领军|骨干|标杆|优势|重点|科技)企业|集聚区|项目|工程包|特色[村镇])"
)


_COMPLETE = frozenset({"项目", "企业", "工程", "平台", "园区", "基地", "案例", "产品", "场景", "品牌"})


def _composed(text: str, token: Token, edge: int) -> bool:
    """``生态价值|转化|示范品牌``: a verb inside the name of what is counted."""
    if text[token.start - 2 : token.start] in _COMPLETE:
        return False
    return (
        _COMPOSED.fullmatch(text, token.end, edge) is not None and text[token.start : token.end] not in cues().governing
    )


def _closed(text: str, start: int, edge: int) -> bool:
    """Whether the last character closes a bracket or quote that the noun opened."""
    opened = _OPENED.get(text[edge - 1])
    return opened is not None and opened in text[start:edge]


_OPENED = {"”": "“", "）": "（", ")": "("}
_PEOPLE = re.compile(
    r"[^、，和与及的]{0,10}?(?:专家|学者|教授|人员|代表|干部|嘉宾|客商|志愿者|负责人|院士|博士|企业家|工程师|选手|记者)(?=[、和与及])"
)
_COUNTED = re.compile(
    r"(?:县（[^（）]{1,5}）|县\([^()]{1,5}\)|县市区|县区|区县|县市|设区市|地级市|地市|乡镇(?=财政|实现|村)|行政村(?=集体|实现|全)|事项(?=办理|审批|进驻|实现)|断面(?=水质)"
    r"|州市政府所在地)"
)
_KINDS = re.compile(
    r"[（(](?:[市州区县旗社街道乡镇村盟、师团场屯]{1,6}|[\u4e00-\u9fff]{1,5}(?=[)）][\u4e00-\u9fff])(?![)）][的等共已均在为将把])|[湾组段点馆站园渠塘次间类级])[)）]"
)
_LEVELS = re.compile(r"[国省市县区州乡镇村]、[国省市县区州乡镇村]")
_SPELLED = re.compile(
    r"、(?=[^，。；]{0,24}?等[0-9])|[、和与及](?=[^、，。；的]{0,10}?(?:[0-9]|[一二两三四五六七八九十][家个名项件条座所处套台成]))"
)


_NO_NOUN = re.compile(
    r"^(?:集中|分批|分期|更[大高多好]|台阶|关口|大关|不等|左右|以上|之多|有余|关口|门槛|台阶|整|人民币|目标|元|以内|俱乐部|集群|规模|水平)"
)


_NOTHING_BEHIND = frozenset(("", *"、和以与及，,。；;：:！？）)]】\n\t—…0123456789"))
_ADVERBS = frozenset("近约超逾达共各仅")
_SIGNS = frozenset("、和与及")
_COUNTED_STARTS = frozenset("县区市设地乡行事断州")


def noun_after(text: str, sentence: Sentence, start: int, hungry: bool = False) -> Span | None:
    """The noun that begins right behind the figure: ``140套|人才公寓``, ``13位|专家``."""
    if text[start : start + 1] == "的":
        start += 1
    if text[start : start + 1] == "等":
        start += 1
    if text[start : start + 1] in _NOTHING_BEHIND:
        return None
    limit = min(sentence.end, start + 30)
    close = text.find("”", start, limit) + 1 if text[start] == "“" else start
    stop = _STOP_RIGHT.search(text, max(start, close), limit)
    if stop is not None and (kinds := _KINDS.match(text, stop.start(), limit)) is not None and stop.start() > start:
        stop = _STOP_RIGHT.search(text, kinds.end(), limit)
    edge = stop.start() if stop else limit
    if stop is not None and text[edge].isdigit() and _QUALITY.search(text, max(start, edge - 4), edge):
        threshold = _THRESHOLD.match(text, edge, sentence.end)
        if threshold is not None and edge - _until_verb(text, sentence.tokens, start, edge, False) > 2:
            threshold = None
        behind = noun_after(text, sentence, threshold.end()) if threshold is not None else None
        if behind is not None:
            return behind
    if not _SIGNS.isdisjoint(text[start:edge]):
        skip = start + 2 if _LEVELS.match(text, start) else start
        spelled = _SPELLED.search(text, skip, min(sentence.end, edge + 16))
        if spelled and spelled.start() < edge:
            edge = spelled.start()
    edge = _until_verb(text, sentence.tokens, start, edge, hungry)
    if not _SIGNS.isdisjoint(text[start:edge]):
        people = _PEOPLE.match(text, start, edge)
        if people is not None:
            edge = people.end()
    if text[start] in _COUNTED_STARTS:
        counted = _COUNTED.match(text, start, edge)
        if counted is not None:
            edge = counted.end()
    if edge - start > 4:
        edge = _until_tagged_verb(text, start, edge)
    if _NO_NOUN.match(text[start:edge]):
        return None
    if stop is not None and text[stop.start()].isdigit() and edge == stop.start():
        while edge > start + 2 and text[edge - 1] in _ADVERBS and text[edge - 2] != "附":
            edge -= 1
    works = _WORKS.search(text, start + 2, edge) if text[edge - 1] in "设作收造型断" else None
    if works is not None:
        edge = works.start()
    while edge > start and text[edge - 1] in EDGE and not _closed(text, start, edge):
        edge -= 1
    if edge - start > 2 and text[start] == "“" and text[edge - 1] == "”":
        start, edge = start + 1, edge - 1
    if _LEVEL.fullmatch(text, start, edge):
        shared = _NEXT_LEVEL.match(text, edge, sentence.end)
        return noun_after(text, sentence, shared.end()) if shared is not None else None
    if text[start:edge] in {"独立", "自主", "联合", "共同"}:
        edge = start
    if edge <= start:
        done = _DONE_TO.match(text, start, sentence.end)
        return done.span("what") if done is not None else None
    return start, edge


_QUALITY = re.compile(r"(?:收入|产值|投资|人口|面积|规模|营收|税收|金额|用量|产量|能力|投入|超|过|在|达)$")
_THRESHOLD = re.compile(
    r"[0-9.]{1,8}[万亿]{0,2}(?:元|人|亩|吨|平方米|平方公里|千瓦|公里|张|头|家|户)(?:及?以[上下内])?的?(?=[^\W0-9且和及或并])"
)
_WORKS = re.compile(
    r"(?<=[村区点目程园地台心带校县镇站库院链廊体])(?:的?(?:建设|前期|验收|创建|改造)工作|建设|评价验收|验收)$|(?<=企业)(?:数字化|智能化|绿色化|绿色|节能|技术|清洁生产)?(?:改造|转型|诊断)$"
)
_DONE_TO = re.compile(
    r"(?:独立|共同|联合|新|已|拟|待|首批|重点)?(?:实施|投入|纳入|列入|引进|签约|落地|招引|开工|竣工|投产|入库|承接|获批|揭榜|入选|参建|建成|投用|运行|推进|储备|谋划|签订|落户|入驻|入园|参与|参加)类?"
    r"(?P<what>[^，。；、的了0-9“”（）\n]{0,14}?(?:项目|工程|企业|平台|基地|机构|园区|事项|任务|景区))"
)
_LEVEL = re.compile(r"(?:国家|自治区|省|市|县|区|州|镇|乡|村|校|部)级(?:以上)?")
_NEXT_LEVEL = re.compile(
    r"[、和][0-9.]{1,8}[万余多]{0,2}[^\W0-9]{1,2}(?:国家|自治区|省|市|县|区|州|镇|乡|村|校|部)级(?:以上)?"
)


def _until_verb(text: str, tokens: list[Token], start: int, edge: int, hungry: bool) -> int:
    index = bisect_left(tokens, start, key=begins)
    while index < len(tokens) and tokens[index].start < edge:
        kind = tokens[index].kind
        if text[tokens[index].start - 1] == "、" and tokens[index].end < edge:
            if text[tokens[index].start : tokens[index].end] in cues().governing:
                return tokens[index].start - 1
            index += 1
            continue
        if kind & VERB and tokens[index].start > start and _composed(text, tokens[index], edge):
            index += 1
            continue
        if kind & MODIFYING and tokens[index].start == start and text[tokens[index].end : edge][:2].isalpha():
            index += 1
            continue
        if not kind & NOUN and ((kind & VERB and not (kind & NOMINAL and tokens[index].start > start)) or kind & LINK):
            if hungry and tokens[index].start == start and tokens[index].end <= edge - 2 and kind & VERB:
                index += 1
                continue
            if kind & AVERAGE:
                return tokens[index].start
            single = tokens[index].end - tokens[index].start == 1
            if kind & VERB or not single or tokens[index].start == start:
                return tokens[index].start
        index += 1
    return edge


_COMPOUND = frozenset(
    "振兴 创新 监测 发展 检测 示范 教学 实验 试验 设计 展示 体验 "
    "健身 停车 充电 休闲 用能 排水 防护 保洁 救援 康复 急救 护理 集成 养护".split()
)


@cache
def _segmenter() -> Segmenter:
    return Segmenter()


def _until_tagged_verb(text: str, start: int, edge: int) -> int:
    """A long noun behind a figure ends before a verb that the lexicon does not know: ``小分队|常驻江南``."""
    if any(char in text[start:edge] for char in "“”（("):
        return edge
    kinds = cues()
    at = start
    for word in _segmenter().tagged(text[start:edge]):
        size = word.end - word.start
        at = start + word.start
        if at <= start + 1 or size < 2 or text[at - 1] in "、和":
            continue
        if word.tag == "v" and word.text not in _COMPOUND:
            kind = kinds.kind(word.text)
            if kind == 0 and start + word.end < edge:
                return at
    return edge
