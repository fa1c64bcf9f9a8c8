"""Titles received: the words behind 荣获, 入选, 被评为 and their like."""

from __future__ import annotations

import re
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.attained import COME_ABOUT, FAR_TITLE, LEVEL_AHEAD, RATED, come_about
from policyminer.extractors.initiatives.cores import known
from policyminer.extractors.initiatives.frames import STREAK
from policyminer.extractors.initiatives.mentions import Mention

_IS = ("是国家级", "是全国", "是中国")
_PLACES = frozenset("市县区镇村州")
_END = re.compile(r"[，。；！？\n,;:：]")
_TAIL = re.compile(
    r"(?:等)?(?:荣誉称号|荣誉|称号|殊荣|行列|授牌|表彰|美誉|(?:创建|建设)?名单|认定|命名|(?:创建|复审|复核|复评|考核|验收|评估|评审|督导|实地|现场|复查|中期|省级|国家|第三方|审核|评定|终评|认定|命名|专家|组){1,7})?(?:等)?$"
)
_OPEN = re.compile(
    r"^(?:了|的|(?:荣获|获评|获批|入选|获)(?=第|国家|全国|省|中国|“)|第[一二三四五六七八九十]{1,2}批(?:次)?|一批|更多(?=全国|国家|省)|[省市县区州]首批|成为|为|筹建|(?:全国|全省|西北|西南|东北|中部|西部)?首(?:批|个|家)|(?:全国|全省|全市|西北|西南|东北|中部|西部)(?:第[一二三四五六七八九十](?:家|个|座)|唯一(?:一)?(?:家|个|座)?)|首个|[我全][市县区省州](?:首[个家批]|第[0-9一二三四五六七八九十]{1,3}[家个座])|建设|创建|打造|设立(?=国家|全国|省级|全省)|新一批|[\u4e00-\u9fff]{1,3}[县区市镇](?:争创|创建|建设|入选|获评)|[\u4e00-\u9fff]{2,12}(?:争创|创建|创成|建设|入选|获评)(?=全国|国家|[全本]?省)|全[国省市区州]首(?:个|家|座)|又一|国家首批|[\u4e00-\u9fff]{1,6}(?:部|总局|厅|协会)(?=“|第[一二三四五六七八九十]批)|(?:[0-9]{4}[—－-])?[0-9]{4}年(?:度)?(?=全国|国家|省|中央))+"
)
_NOISE = re.compile(
    r"站或|心或|^占|部通报|^[位排]?[居名]|级以上|唯一|数量|人数|总数|领跑(?![县市区者])|继续|位居|增长|新增|优秀等次|嘉奖|以上奖|[0-9一二三四五六七八九十百]+(?:余|多)?(?:个|家|项|件|人|名|亿|万|元|%|篇|场|次|亩|张|处|所|座|条|公里|支|位)"
    r"|^第[0-9一二三四五六七八九十]+(?:名|位)?$|前[0-9一二三四五六七八九十]+|^(?!(?:中国|全球|世界|亚洲)[\u4e00-\u9fff]{2,8}[0-9]{2,4}强$).{0,8}[0-9一二三四五六七八九十百]+强$"
)
_LEVEL = re.compile(
    r"国务院(?=督查|通报|表)|国办(?=督查|通报|表)|国家|全国|中国|中华|世界|全球|联合国|亚洲|中央|“|全省|全市|全区|自治区|面向|国际|(?:教育|住建|工信|商务|科技|水利|民政|人社|财政|司法|文旅|自然资源|交通运输|生态环境|文化和旅游|应急管理|住房城乡建设|工业和信息化)部|省|首届|第[一二三四五六七八九十]批"
    r"|北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南"
    r"|西藏|陕西|甘肃|青海|宁夏|新疆|[省市]级|[\u4e00-\u9fff]{1,4}[省市县区]|首批|农业农村部"
)
_OF_TITLE = re.compile(r"(?<=的)(?:国家级?|全国|全省|省级|世界)[\u4e00-\u9fff]{4,16}$")
_NAMED_AS = re.compile(r"[^，。；“”、为\n]{2,24}为(?=国家|全国|省|市|首批|第)")
_COUNT_AHEAD = re.compile(r"[1-9][0-9]?(?:个|家|处)(?=[\u4e00-\u9fff]{6})")
_COUNTED = re.compile(
    r"(?<=[奖村落县区市镇业杯物匠范模星乡])(?:[0-9]+(?:项|个|家|件|名|枚)|数量)|(?<=项目|试点|工程|示范)[0-9.]+[万亿]?余?元"
)
_ADMIT = frozenset(
    "入选 成功创建 获批 列入 纳入 被纳入 被列入 成为 争创 创建 力争创建 申创 跻身 成功入选 成功获批 被列为 入围".split()
)
_PRAISED = frozenset("荣获 被评为 评为 获评 被授予 授予 获评为 荣膺".split())
_RECEIVER = re.compile(
    r"(?:最.{1,4}|优秀|先进|典范|突出|显著|优质|满意)[\u4e00-\u9fff]{0,6}(?:城市|[市县区]|单位|集体|园区|景区|企业|机构)\Z"
)
_SITE = re.compile(
    r"(?:综合保税区|口岸|保税物流中心|产业园|实验室|科学中心|创新中心|医疗中心|医学中心|(?:转型升级|贸易|适配|保障|清洁能源)基地|合作示范区|协作区)$"
)
_TRIED = re.compile(
    r"(?:试点示范[市县区州]|试点(?:[市县区]|城市|地区|单位)?|友好城市|先行区|先导区|引领区|试验区|实验区|综试区|示范项目)$"
)
_BETWEEN = re.compile(
    r"、|[和与及](?=“[^“”\n]{2,8}”(?:全国|全省|国家)?(?:示范|先进))|(?<=规划|计划|方案|目录|名录)[和与及]|(?<=[重示先][点范进][县市区镇乡])[和与及]|(?<=[县市区镇乡村地园城目点])[和与及](?=国家|全国|省级|全省|中国|第[一二三四五六七八九十]|[\u4e00-\u9fff]{2,3}省)"
)
_PILOT = re.compile(
    r"(?:试点|示范项目|试点(?:[市县区]|地区|单位|项目|县域)|试点城市|先行区|先导区|引领区|示范区|试验区|实验区|综试区)$"
)
_PLACE_TITLE = re.compile(
    r"(?:旅游|生态|文明|卫生|园林|森林|工业|农业|文化|长寿|诗词|武术|百强|示范|先进|模范|标兵|标杆|样板|典范|支点|节点|枢纽|试点|强|名)"
    r"(?:城市|县城|市|县|区|镇|乡|村|州|旗)$"
)
_ON_TRIAL = re.compile(r"试点|示范|改革|先行|实验|试验")
_AWARDED = re.compile(r"(?:生态文明建设|民族团结进步|全域旅游)示范区$")
_GENERIC = re.compile(
    r"(?:国家级?|省级|市级|全国|全省|国省)(?:建设|培育|创建|储备|支持|首批)?(?:试点|示范|名录|名单|目录|清单|典型|案例|品牌|平台|荣誉|表彰|奖项?)"
)
_CLASS = re.compile(r"(?:试点|示范|先行|重点|创建|培育)(?:地区|城市|单位|区域|企业|项目|[县市区州镇村园])?(?:名单)?")
_UNDERTAKINGS = ("工程", "计划", "行动")
_UNDERTAKEN = {"程": "programme", "划": "plan", "动": "campaign"}
_TAIL_ENDS = frozenset("誉号荣列牌彰单定名建核评收估审导地场查期级家方等")
_ON_LIST = re.compile(r"(?:国家|全国|中国)[\u4e00-\u9fff]{3,6}(?<!培育|建议|候选|计划|试点|示范|实践|典型|案例|城市)")
_BROKEN = re.compile(r"(?<!目)的|了|“[^”]*$")
_BONDED = frozenset({"综合保税区", "综保区", "保税物流中心", "B型保税物流中心"})
_SOUGHT = frozenset("争创 创建 力争创建 申创 申报 冲刺 创成".split())
_WON = frozenset("获批 入选 成功获批 成功入选 成功创建 创成 上榜".split())
_QUOTED = re.compile(r"“([^“”\n]{3,40})”")
_RANK = re.compile("^(?:国家级?|全国|省级|全省)")
_BATCH = re.compile("第[一二三四五六七八九十]{1,2}批")
_WIDE = re.compile(r"(?:国家级?|全国|全省|全区|省级|自治区|中国)")
_TAIL_NAMED = re.compile(r"(?:试点|名单|计划|工程|行动|榜|项目|企业|案例|经验|[市县区镇乡村城街园院所校馆奖杯鼎])\Z")
_DIGITS = re.compile("[0-9]")
_HELD = re.compile(r"[(（][^()（）\n]{1,12}[)）]")
_TITLES = frozenset({"中华老字号", "灯塔工厂"})
_PRIZE = re.compile(r"奖?[、和与](?P<name>[\u4e00-\u9fff]{2,10}奖)(?=[，。；、等])")
_TALLY = re.compile(r"[0-9]+(?:项|个|家|件|名|枚)\Z")
_FURTHER = re.compile(  # ，第二批省级百强中心镇2个
    r"[，,、](?P<name>(?:首批|第[一二三四五六七八九十]批|国家级?|全国|省级|全省|中国)[^，。；：！？、\n,;:]{4,28}?)[0-9]+(?:项|个|家|件|名|枚)(?=[，。；、,;]|$)"
)


@cache
def _automaton() -> tuple[AhoCorasick, tuple[str, ...]]:
    words = (*lexicon.honours().verbs, *_IS)
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), words


def honours(text: str) -> list[Mention]:
    """Mentions of titles received or striven for."""
    automaton, verbs = _automaton()
    words = lexicon.honours()
    found: list[Mention] = []
    reach = 0
    for index, start, stop in automaton.find_matches_as_indexes(text):
        verb = verbs[index]
        if start < reach or (verb in _IS and text[start - 1 : start] not in _PLACES):
            continue
        if verb in _IS:
            verb, stop = "是", start + 1
        if verb in COME_ABOUT and not text.startswith(LEVEL_AHEAD, stop):
            continue
        if verb == "认定":
            named = _NAMED_AS.match(text, stop)
            if named is None:
                continue
            stop = named.end()
        close = _END.search(text, stop, stop + 120)
        mentions = _objects(text, verb, stop, close.start() if close else min(len(text), stop + 120), words)
        if mentions:
            reach = mentions[-1].end
            found += mentions
    return found


def _objects(text: str, verb: str, start: int, end: int, words: lexicon.Honours) -> list[Mention]:
    status = "planned" if verb in words.planned else "done"
    mentions: list[Mention] = []
    quoted = list(_QUOTED.finditer(text, start, end)) if text.find("“", start, end) >= 0 else []
    listed = bool(quoted) and text.find("、", start, quoted[0].start()) >= 0
    if quoted and not listed and quoted[0].start() - start <= 14 and not _goes_on(text, quoted[0].end(), end):
        at = quoted[0].start()
        for match in quoted:
            apart = match.start() - at
            if apart > 14 or (apart > 6 and text[at] != "、"):
                break
            begun = at + 1 if apart and text[at] == "、" else start
            if re.match("第[一二三四][名位等]?$|优秀$|[A-Z]级", match[1]) or (
                match[1] in lexicon.quoted().bare and match[1] not in _TITLES and not STREAK.fullmatch(match[1])
            ):
                continue
            if (
                verb not in words.wary
                or verb[0] in "评选"
                or words.titled(match[1])
                or re.match(r"(?:荣誉|称号|奖)", text[match.end() :][:2])
            ):
                mentions.append(_with_level(text, begun, match, verb, status))
            at = match.end()
        prize = _PRIZE.match(text, at) if mentions else None
        if prize:
            mentions.append(_mention(*prize.span("name"), prize["name"], status, "honour.plain"))
        if mentions or quoted[0].start() - start <= 2:
            return mentions
    for left, right in _parts(text, start, end):
        mention = _plain(text, left, right, verb, status, words) or (
            _short(text, left, right, status, words) if mentions and mentions[-1].end == left - 1 else None
        )
        if mention:
            mentions.append(mention)
        elif right - left > 24 or verb in words.wary:
            break
    return mentions + _counted(text, end, verb, status, words) if _TALLY.search(text, start, end) else mentions


def _short(text: str, start: int, end: int, status: str, words: lexicon.Honours) -> Mention | None:
    """A short title in a list behind another: 全国文明城、卫生城、园林城."""
    name = text[start:end]
    if not (len(name) == 3 or (name[:1] == "名" and len(name) < 6)) or not words.titled(name):
        return None
    return _mention(start, end, name, status, "honour.plain")


def _counted(text: str, at: int, verb: str, status: str, words: lexicon.Honours) -> list[Mention]:
    """The titles of further clauses that go on with the same verb: 入选…强镇2个，首批…示范村5个."""
    found: list[Mention] = []
    while match := _FURTHER.match(text, at):
        mention = _plain(text, match.start("name"), match.end("name"), verb, status, words)
        if mention is None:
            break
        found.append(mention)
        at = match.end()
    return found


_PREFIX = re.compile(
    r"(?:首届|第[一二三四五六七八九十]{1,2}届)?(?:全国|全省|全市|全区|中国|[\u4e00-\u9fff]{2,3})[\u4e00-\u9fff]{2,12}$"
)


_CUP = re.compile(r"[鼎杯奖]\Z|\A(?:第[0-9一二三四五六七八九十]{1,3}|首)届[\u4e00-\u9fff]{0,8}\Z")
_CUPS = re.compile(r"[\u4e00-\u9fff]{2,10}[鼎杯奖]“[^“”\n]{2,8}”")
_OF_CUP = re.compile(r"(?:[金银铜]杯|[金银铜]|[特一二三]等|优秀|最佳)?奖")


def _with_level(text: str, start: int, match: re.Match[str], verb: str, status: str) -> Mention:
    """A title in quotes, with the level and field that stand between it and the verb: 全国新时代“…”."""
    before = text[start : match.start()]
    opened = _OPEN.match(before)
    begun = start + (opened.end() if opened else 0)
    prefix = text[begun : match.start()]
    if len(prefix) > 4 and STREAK.fullmatch(match[1]) and lexicon.honours().titled(prefix):  # 双拥模范城“九连冠”
        return _mention(begun, match.start(), prefix, status, "honour.plain")
    if verb in _ADMIT and match[1].endswith(("计划", "行动")):
        mention = _mention(match.start(1), match.end(1), match[1], status, "honour.quoted")
        mention.type = _UNDERTAKEN[match[1][-1]]
        return mention
    fits = len(prefix) >= 4 and not _BATCH.search(prefix) and _LEVEL.match(prefix) and _PREFIX.fullmatch(prefix)
    if len(prefix) > 2 and _CUP.search(prefix):  # 禹王鼎“金鼎”, 第三届水利“禹王杯”金奖
        prize = _OF_CUP.match(text, match.end())
        end = prize.end() if prize else match.end()
        return _mention(begun, end, text[begun:end], status, "honour.levelled")
    if verb == "授予" and not prefix.startswith(("全国", "全省", "国家", "全市")):
        fits = None
    if fits and not prefix.endswith(("级", "为", "的", "授予", "颁发", "评选", "命名")) and "部" not in prefix:
        end = match.end() + text.startswith("奖", match.end())
        return _mention(begun, end, text[begun:end], status, "honour.levelled")
    return _mention(match.start(1), match.end(1), match[1], status, "honour.quoted")


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether the title goes on behind the quotes: “两山”实践创新基地."""
    rest = re.split(r"[、，“]", text[at:end])[0]
    return bool(re.match(r"[\u4e00-\u9fff]{2}", rest)) and not re.match(
        r"荣誉|称号|奖|等|名单|殊荣|授牌|和|及|与|的|项目|企业|单位|榜单|认定|创建", rest
    )


def _mention(start: int, end: int, name: str, status: str, rule: str) -> Mention:
    return Mention(start, end, "honour", rule, 2, name, status=status)


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    parts: list[tuple[int, int]] = []
    at = start
    held = [match.span() for match in _HELD.finditer(text, start, end)] if "、" in text[start:end] else []
    for match in _BETWEEN.finditer(text[start:end]):
        if any(left < start + match.start() < right for left, right in held):
            continue
        parts.append((at, start + match.start()))
        at = start + match.end()
    parts.append((at, end))
    return _joined(text, parts) if len(parts) > 1 else parts


def _joined(text: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts, those that only the last one makes a title in one: 全省电子证照推广、数据授权运营试点城市."""
    titled = lexicon.honours().titled
    named = [titled(text[left:right]) or bool(_TAIL_NAMED.search(text, left, right)) for left, right in parts]
    last = len(parts) - 1
    if any(named[:last]) or not named[last] or parts[last][1] - parts[0][0] > 44:
        return parts
    opened = _OPEN.match(text, *parts[0])
    begun = opened.end() if opened else parts[0][0]
    level = _WIDE.match(text, begun)
    own = _WIDE.match(text, parts[last][0]) or text[parts[last][0]] == "“"
    whole = (
        level
        and not own
        and min(right - left for left, right in parts) > 3
        and not _DIGITS.search(text, begun, parts[last][1])
    )
    return [(parts[0][0], parts[last][1])] if whole else parts


def _plain(text: str, start: int, end: int, verb: str, status: str, words: lexicon.Honours) -> Mention | None:
    levelled = bool(_LEVEL.match(text, start, end))
    opened = _OPEN.match(text[start:end])
    ranked = opened is not None and opened[0].endswith("首批") and opened[0][0] in "省国全市"
    start += opened.end() if opened else 0
    if "“" in text[start:end] and "”" not in text[start:end]:
        return None
    counted = _COUNTED.search(text, start, end + 1)
    if verb in COME_ABOUT and not come_about(text, start, counted.start() if counted else end, verb, bool(counted)):
        return None
    if counted and verb in words.planned and not FAR_TITLE.match(text, start, counted.start()):
        return None
    end = counted.start() if counted else end
    tail = _TAIL.search(text, start, end) if text[end - 1 : end] in _TAIL_ENDS else None
    if tail and tail.start() - start >= 4:
        listed = (
            tail[0] == "名单"
            and _ON_LIST.fullmatch(text, start, tail.start()) is not None
            and not words.titled(text[start : tail.start()])
        )
        end = end if listed else tail.start()
    name = text[start:end]
    if name[:1] == "“" and name[-1:] == "”" and len(name) >= 6:
        return _mention(start + 1, end - 1, name[1:-1], status, "honour.quoted")
    if name[-1:] == "”" and _CUPS.fullmatch(name):
        return _mention(start, end, name, status, "honour.levelled")
    if name in _BONDED and verb in {"获批", "成功获批", "获批设立", "再获"}:
        mention = _mention(start, end, name, status, "honour.plain")
        mention.type = "platform"
        return mention
    if verb == "荣获" and re.fullmatch("[\u4e00-\u9fff]{2}奖", name):
        return _mention(start, end, name, status, "honour.plain")
    if (verb == "设立") is not name.endswith("奖") and verb == "设立":
        return None
    if "的" in name and (of := _OF_TITLE.search(name)) and words.titled(name):
        start, name = start + of.start(), name[of.start() :]
    if verb in _ADMIT and (count := _COUNT_AHEAD.match(name)) and _PLACE_TITLE.search(name):
        start, name = start + count.end(), name[count.end() :]
    if (
        name[:1] in "和与及"
        or _GENERIC.fullmatch(name)
        or _CLASS.fullmatch(name)
        or not (4 - (verb in _PRAISED and name in RATED)) <= len(name) <= (44 if "、" in name else 36)
        or _NOISE.search(name)
        or _BROKEN.search(name)
    ):
        return None
    if not _worthy(text, start, name, verb, levelled, ranked, words):
        return None
    mention = _mention(start, end, name, status, "honour.plain")
    mention.type = _type_of(name, verb)
    return mention


def _worthy(text: str, start: int, name: str, verb: str, levelled: bool, ranked: bool, words: lexicon.Honours) -> bool:
    """Whether words behind a verb of receiving look like a title: by their end, their level, the verb."""
    praised = verb in _PRAISED and len(name) > 9 and bool(_RECEIVER.search(name))
    titled = praised or words.titled(name) or (name[-1] == "单" and name.endswith("名单"))
    drawn = levelled and name.endswith("规划") and len(name) > 7
    if (
        not titled
        and not drawn
        and (
            len(name) < 6
            or verb in words.wary
            or (
                not ranked
                and not re.search(
                    r"国家|全国|中国|[省市]|世界|联合国|全区|中组部|广西|内蒙古|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|宁夏|新疆",
                    name[:6],
                )
            )
        )
    ):
        return False
    if verb == "成为" and text[max(0, start - 6) : start].startswith(("后", "将", "力争")):
        return False
    prize = (
        name.endswith(("奖", "奖章", "奖状"))
        and "嘉奖" not in name
        and verb in {"设立", "获", "获得", "分获", "斩获", "夺得"}
    )
    if (
        titled
        and verb in words.wary
        and len(name) < (5 if name.startswith(("省级", "国家", "全国", "百强")) else 6)
        and not prize
    ):
        return False
    place = ((verb in _ADMIT or verb in _WON) and len(name) >= 6 and _PLACE_TITLE.search(name)) or (
        titled and (verb in _WON or verb in _SOUGHT) and len(name) >= 8
    )
    return verb not in words.wary or bool(prize or place or levelled or _LEVEL.match(name))


def _type_of(name: str, verb: str) -> str:
    """What is received: a title, a pilot, a site, a plan."""
    shipped = known(name) or known(_RANK.sub("", name))
    if shipped == "pilot" and verb in {"入选", "获评", "荣获"} and not _ON_TRIAL.search(name):
        return "honour"
    if shipped in {"pilot", "platform"}:
        return shipped
    if verb in _SOUGHT and name.endswith(("示范园区", "示范园")):
        return "pilot"
    if verb not in _SOUGHT and _AWARDED.search(name):
        return "honour"
    if name.endswith("试点") or (
        _PILOT.search(name) and (verb in _ADMIT or (_TRIED.search(name) and verb not in _PRAISED))
    ):
        return "pilot"
    if _SITE.search(name):
        return "platform"
    if verb == "建成" and name.endswith(("基地", "平台", "中心", "产业园", "园区")):
        return "platform"
    if name.endswith("规划"):
        return "document"
    if name.endswith("建设项目"):
        return "programme"
    return _UNDERTAKEN[name[-1]] if name.endswith(_UNDERTAKINGS) else "honour"
