"""The closed grammar of periods: one pattern finds them, ``period_values`` says which days they are.

“自2018年以来”“明年5月底前”“近三年来”。
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct

from policyminer.extractors.figures.calendars import Days
from policyminer.extractors.figures.period_events import event_periods

_C = "零〇一二两三四五六七八九十"
_YEAR = (
    rf"(?:(?:[12][0-9]{{3}}|[一二][零〇一二三四五六七八九]{{3}}|[两二]千[零〇]?[{_C}]{{1,3}})[ ]?年度?(?!代)"
    r"|[0-9]{2}年(?=[0-9一二三四五六七八九十]{1,2}月)|[0-9]{2}年(?=[度上下全]))"
)
_NEAR_YEAR = (
    r"(?:(?<![近如])今|去|(?<![0-9一二三四五六七八九十几多以之目年两])前|大前|明|(?<![之以然])后|上一?|(?<![相正应])当|本|次|同|翌"
    r"|(?<!应)该)年度?(?![龄轻级])"
)
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|(?<![万亿千百十0-9多余])元)月份?(?![龄球])"
_NEAR_MONTH = r"(?:本|这个?|(?<![以如])上个?|(?<![以如])下个?|(?<![相正月])当)月(?![亮饼球刊])"
_DAY = (
    r"(?:(?:3[01]|[12][0-9]|0?[1-9]|三十一?|卅一?|廿[一二三四五六七八九]?|[二]?十[一二三四五六七八九]?|初?[一二三四五六七八九])[日号]"
    r"(?![线楼院坑游文机均内报站令]|以内|之内)"
    r"|(?<=[一二三四五六七八九十]月)(?:三十一?|二?十[一二三四五六七八九]?)(?![家个名项位万]))"
)
_CLOCK = r"(?:[0-9]{1,2}时(?![间长候段限速])(?:[0-9]{1,2}分(?!钟))?)?"
_PART_DAY = r"(?:上旬|中旬|下旬|底|末|初|中(?![国央心小学医期长短级等]))"
_QUARTER = (
    r"(?:第?[一二三四1-4]季度|(?:上|本|下)一?个?季度|前[一二三两23]个?季度|首季度?|前[一二三]季|[一二三四]季(?=[末度]))"
)
_HALF = r"(?:上半年|下半年|上个半年|下个半年)"
_SIDE = r"(?:上半月|下半月|上半周|下半周)"
_SEP = r"[ ]?(?:[-—–~～〜]{1,2}|至|到)[ ]?"

_FEASTS = (
    "除夕 双十一 双11 双十二 五一 十一 国庆 春节 元旦 清明 端午 中秋 元宵 双节 春运 暑运 暑期 暑假 寒假 寒暑假".split()
)
_FEAST_ENDS = (
    r"(?:[、和]?(?:国庆|中秋|春节))?[”\"]?(?:国际劳动节|劳动节|节)?(?:(?:假期|小长假|长假|黄金周|假日)(?:[三五七八3578]天)?|期间"
    r"|[三五七八3578]天(?:假期|小长假|长假)?|当[天日](?!气温)|前后|(?=[，,]))"
)
_FEAST = rf"(?<![迎庆贺过度])(?:{'|'.join(_FEASTS)}){_FEAST_ENDS}"
_ISO = (
    r"(?:[12][0-9]{3}[-./](?:1[0-2]|0?[1-9])[-./](?:3[01]|[12][0-9]|0?[1-9])"
    r"|(?:3[01]|[12]?[0-9]|0[1-9])[-./](?:3[01]|[12]?[0-9]|0[1-9])[-./](?:[12][0-9]{3}|[0-9]{2}))"
)

PATTERN = re.compile(
    rf"""
    (?P<prefix>截至|截止到?|自从?|(?<![0-9])从|到了?(?!位|会|场|期|账|达)|(?<![甚乃以直冬夏])至(?!少|今|于|此)|迄)?
    (?:
      (?P<feast>(?:(?P<feast_year>{_YEAR}|{_NEAR_YEAR})的?)?[“"]?{_FEAST})
     |(?P<to_now>(?:(?:{_YEAR}|{_NEAR_YEAR})(?:{_MONTH}(?:{_DAY})?|底|初|末)?)至今(?!年))
     |(?P<iso_range>(?<![0-9A-Za-z./-]){_ISO}{_SEP}{_ISO}(?![0-9A-Za-z./-]))
     |(?P<iso>(?<![0-9A-Za-z./-]){_ISO}(?![0-9A-Za-z./万亿%‰]))
     |(?P<bare>(?<=从)[12][0-9]{{3}}到[12][0-9]{{3}}(?![0-9年]))
     |(?P<month_range>(?:(?P<range_year>{_YEAR}|{_NEAR_YEAR})?的?)?(?<![0-9.])(?P<m1>1[0-2]|0?[1-9]|[一二三四五六七八九]|十[一二]?)月?份?{_SEP}(?P<m2>{_MONTH})(?![0-9]{{1,2}}日))
     |(?P<year_range>(?<![0-9])(?P<y1>[12][0-9]{{3}}|[一二][零〇一二三四五六七八九]{{3}})年?度?(?:{_SEP}|[和与](?=[12][0-9]{{3}}年间))(?P<y2>[12][0-9]{{3}}|[一二][零〇一二三四五六七八九]{{3}})(?:学年|财年|年度?间?|(?=[)）])))
     |(?P<date>(?<![0-9.])(?P<y>{_YEAR}|{_NEAR_YEAR})(?:的?(?:
          (?P<m>{_MONTH})(?:(?P<d>{_DAY}){_CLOCK}|(?P<part>{_PART_DAY}))?
         |(?P<q>{_QUARTER})|(?P<h>{_HALF})|年?(?P<yp>底|末(?!端)|初(?![中高级步心])|中(?![国央心小学医期长短级等华共]))
         |(?P<nth>第[{_C}0-9]{{1,3}}个?[周月])|(?P<lot>[前最][后後]?[ ]?[{_C}0-9]{{1,3}}[ ]?个?[周月天日])
         |(?P<nd>第[{_C}]{{1,3}}季度)|(?P<season>[春夏秋冬][天季])
         |全年
       ))?)
     |(?P<md>(?<![0-9.])(?P<m_>{_MONTH}|{_NEAR_MONTH})(?:(?P<d_>{_DAY}(?={_CLOCK}){_CLOCK}|[0-9]{{1,2}}(?={_SEP}[0-9]{{1,2}}[日号])|(?<=一月)[0-9]{{1,2}}(?=到)){_CLOCK}|(?P<part_>{_PART_DAY})|的?(?P<nth_>第[{_C}0-9]个?周)|的(?P<last_>最后一个(?:星期|周|礼拜)[一二三四五六日天]))?)
     |(?P<first_months>(?<![0-9之以目提年])[前头](?P<fm>1[0-2]|[1-9]|[一二两三四五六七八九十]|十[一二])个?月)
     |(?P<first_years>(?<![0-9之以目提年学])[前头](?:[2-9]|[两二三四五六])年(?![级前免减租给按补全]))
     |(?P<near_season>(?:去冬今春|今冬明春|[今去][春夏秋冬](?=[，,以来全完共新已我])))
     |(?P<q_>{_QUARTER}(?:末)?)
     |(?P<h_>{_HALF})
     |(?P<side>{_SIDE})
     |(?P<plan>[“"]?(?P<fyp>十[一二三四五六七]|[一二三四五六七八九十])五[”"]?(?P<plan_part>期间|时期|末|初|中期|以来|前[{_C}]年|头[{_C}]年|开局之年|收官之年|前期|后期))
     |(?P<decade>(?:(?P<century>[0-9]{{1,2}}|[{_C}]{{1,3}}|本|上|上个|新)世纪)?(?P<tens>(?:1[5-9]|20)?[0-9]0|[一二三四五六七八九]十)年代[初中末]?)
     |(?P<rolling>(?P<near>近|最近|过去的?|今后|未来|上|此后|接下来的?)(?P<count>[0-9]{{1,3}}(?:{_SEP}[0-9]{{1,2}})?|[{_C}几]{{1,3}}(?:[到至][{_C}])?|数|多)(?P<step>年|个多?月|周|个?星期|天|日|个季度)(?P<since>以?来|间|内|中(?!国)|时间|里)?)
     |(?P<span>(?<![近0-9第{_C}续每前达用])(?P<scount>[0-9]{{1,2}}|[{_C}]{{1,3}}|多|几|数)(?P<sstep>年|个月)(?P<ssince>以?来(?![自的源])|间(?![隔断])))
     |(?P<half_since>(?:半年|百[日天]|一年多|两年多|三年多|半年多)以?来(?![自的源])|(?:最近|近|过去的?|未来|今后|这)半年(?:多?以?来|间|内)?(?![度报]))
     |(?P<ago>(?<![^，。；：\s“(（在约自于,;])(?P<acount>[0-9]{{1,3}}|[{_C}]{{1,3}})(?P<astep>天|周|个?星期|个礼拜|个月|年半?)(?:之|以)?(?P<aside>前|后)(?=[，。、,的]|$))
     |(?P<week>(?P<shift>(?:上个?){{1,3}}|(?:下个?){{1,3}}|本|这[个一]?)(?:周|星期|礼拜)(?P<wd>[一二三四五六日天](?![般次批系些]))?(?P<end>末)?)
     |(?P<weekday>(?:最后一个)?(?:(?<![一每两三四数首一])周|星期|礼拜)[一二三四五六日](?![年期次围边般个批系]))
     |(?P<near_day>大前天|前天|昨天|昨日|今天|今日|明天|明日|后天|大后天|当天|当日|近日|日前|次日|前日)
     |(?P<vague>这[两三几些]年(?:以?来|间)?|今明两年|近年来?|近些年来?|多年来|目前|截至目前|截止目前|到目前为止|截至现在|现阶段|眼下|当前|如今|迄今为?止?|至今(?![年天日晚早])|(?<![出体表呈实发])现在|近期|(?<![0-9一二三四五六七八九十两几数半])年内|年底前?|年末|年初(?!步)|年中|岁末年初|岁末|全年|同期|上年同期|去年同期|此前|今后|新时代以来|月底前?|(?<![正腊冬])月初|月末|本世纪(?:末|中叶)|今后一个时期|未来一段时间|本届|一段时间以来|长期以来|改革开放以来|建党以来|建市以来|新中国成立以来|党的[十八九二]{{2,3}}大以来|[每][年月天日](?!均)|每周(?![一二三四五六日末])|每个?季度|每学期|每学年|逐年|当时|一直以来|现今|一夜之间|这一年|这五年|五年前|十年前|[{_C}0-9几数]{{1,3}}[多余]?(?:年|个月)前)
     |(?P<lone_day>(?<![0-9./-])(?<!提前)(?<!公示)(?<!少于)(?<!超过)(?<!逾期)(?<!超期)(?<!延期)(?<!延长)(?<!历时)(?<!不满){_DAY}){_CLOCK}
     |(?P<slash>(?<![0-9/.])(?:1[0-2]|0?[1-9])/(?:3[01]|[12][0-9]|0?[1-9])(?![0-9/.%‰万亿]))
    )
    (?P<same>同期)?
    (?P<suffix>以来|来(?=[,,，])|[及或]?之?后(?![勤备续台天期])|(?:及|或者?)?以后|(?:及|或者?)?[之以]前|底前|末前|底以前|前(?![三两一二四0-9列沿景茅提期往端置瞻述十百台]|$)|起(?!来|步|到|码|点|草|诉)|开始|期间|间(?!隔|接|断|距)|以内|(?<=[底末])(?=x))?
    """,
    re.VERBOSE,
)


class Found(Struct, gc=False):
    """A period in the folded text; ``silent`` marks words too vague for the public list."""

    start: int
    end: int
    first: date | None
    last: date | None
    precision: str
    year: int | None = None
    silent: bool = False
    kind: str = ""


FIRST = frozenset(
    '0123456789零〇一二两三四五六七八九十百半元截自从头除到至迄今去前明大后上当本次同翌该首下近最过未此接多几数这星礼周昨日目眼如现年岁全党新改建每逐月长力"“国春元清端中双暑寒'
)
_DIGITS = "0-9一二三四五六七八九十"
_WORDS = (
    "年 月 季 周 旬 星期 礼拜 世纪 目前 现在 现阶段 眼下 当前 如今 迄今 至今 近期 同期 此前 今后 以来 本届"
    " 百日来 百天来 一夜之间 昨天 今天 明天 后天 前天 昨日 今日 明日 当天 当日 近日 日前 次日 前日 当时 每天 每日"
).split()
# Both patterns begin with plain characters in every branch, so that the search skips to one of these.
ANCHOR = re.compile(
    "|".join(
        [
            *_WORDS,
            *(f"{name}{_FEAST_ENDS}" for name in _FEASTS),
            *(f"{char}[{_DIGITS}几多数]{{1,3}}天" for char in "近前后过去来每"),
            "从[12][0-9]{3}到",
            *("去冬今春", "今冬明春", "今春", "今夏", "今秋", "今冬", "去冬", "去秋", "去夏", "去春"),
        ]
    )
)
ANCHOR_NUMBER = re.compile(
    rf"[{_DIGITS}两](?:[日号]|天[之以]?[前后]|五[”\"]?[期时末初中以前头开收后]|[-/][0-9]|\.[0-9]{{1,2}}\.[0-9])"
)
_LEFT = (
    "0123456789零〇一二两三四五六七八九十百千.—–~～〜/ 截止自从到了至今去前明大后上当本次同翌该首下近最过未此接多几"
    "数这些星期礼周昨日目现年岁全党新元"
    '改革开放中国成立建每逐月长力争个度份的第头“”"和与号起半初末世纪以来满一段时间-'
)
_SECOND = {
    first: frozenset(second)
    for first, second in {
        "年": "底内末初中",
        "长": "期",
        "头": "0123456789一二两三四五六七八九十",
        "除": "夕",
        "百": "日天",
        "半": "年",
        "国": "庆",
        "力": "争",
        "清": "明",
        "春": "节运",
        "周": "一二三四五六日",
        "改": "革",
        "新": "中时世",
    }.items()
}
"""What must follow some of the first characters."""
Resolver = Callable[[re.Match[str], date | None, int | None], tuple[Days, str, int | None]]


def scan_periods(text: str, reference: date | None) -> list[Found]:
    """Every period of a folded text, ranges joined."""
    from policyminer.extractors.figures.period_values import resolve

    out: list[Found] = []
    year: int | None = None
    at = 0
    for match in _matches(text):
        if year is not None and _BREAK.search(text, at, match.start()):
            year = None
        at = match.end()
        found = resolve(match, reference, year)
        if found is None:
            continue
        year = found.year or year
        last = out[-1] if out else None
        joined = _join(text, last, found, match) if last is not None else None
        if joined is not None:
            out[-1] = joined
        else:
            out.append(found)
    return _with_events(text, out)


def _with_events(text: str, periods: list[Found]) -> list[Found]:
    """The periods with those that an event names (``开园以来``), where nothing else was found."""
    starts = [period.start for period in periods]
    added: list[Found] = []
    for start, end in event_periods(text):
        index = bisect_right(starts, end - 1) - 1
        if index >= 0 and periods[index].end == start and periods[index].precision == "year":
            periods[index].end = end  # 今年|节会期间
        elif index >= 0 and _dated(text, periods[index], start, end):
            periods[index].end, periods[index].last, periods[index].kind = end, None, "vague"  # 3月1日|新规施行以来
        elif index < 0 or periods[index].end <= start:
            added.append(Found(start, end, None, None, "vague", None, False, "vague"))
    return sorted([*periods, *added], key=_start) if added else periods


def _dated(text: str, period: Found, start: int, end: int) -> bool:
    """Whether an event that begins a period stands right behind its date."""
    between = text[period.end : start]
    return (
        text.endswith("以来", start, end)
        and period.precision in {"day", "month", "year"}
        and period.kind in {"date", "month", "point", "year"}
        and len(between) < 9
        and (between == "" or between.isalpha())
    )


def _start(period: Found) -> int:
    return period.start


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The matches of ``PATTERN`` around the words that every period contains."""
    done = 0
    anchors = [match.span() for match in ANCHOR.finditer(text)]
    anchors += [match.span() for match in ANCHOR_NUMBER.finditer(text)]
    anchors.sort()
    for begun, end in anchors:
        if begun < done:
            continue
        low = max(done, begun - 20)
        at = low + len(text[low:begun].rstrip(_LEFT))
        while at < end:
            first = text[at]
            match = None
            if first in FIRST and (first not in _SECOND or text[at + 1 : at + 2] in _SECOND[first]):
                match = PATTERN.match(text, at)
            if match is not None and match.end() > at:
                yield match
                done = at = match.end()
            else:
                at += 1
        done = max(done, begun + 1)


_BREAK = re.compile(r"[。！？\n]")
_SIGN = re.compile(_SEP)


def _join(text: str, first: Found, second: Found, match: re.Match[str]) -> Found | None:
    """``2016年1月10日到12日``: two points with a sign between them are one period."""
    gap = text[first.end : second.start]
    prefix = match["prefix"] or ""
    body = gap + (prefix if prefix in {"到", "至"} else "")
    after = text[second.end : second.end + 2]
    between = body in {"和", "与"} and after[:1] == "间"
    if match["weekday"] and first.precision == "day" and gap in {",", "，", "(", "（", " "}:
        stop = second.end + (1 if text[second.end : second.end + 1] in {")", "）"} else 0)
        return Found(first.start, stop, first.first, first.last, "day", first.year, False, first.kind)
    if len(body) > 3 or not (
        _SIGN.fullmatch(body) or between or (body == "" and first.kind == "after" and second.kind == "before")
    ):
        return None
    if (first.kind in {"vague", "rolling"} and first.first is None) or (second.kind == "vague" and second.last is None):
        return None
    begun, ended = first.first, second.last
    if match["lone_day"] and first.precision == "day":
        ended = _same_month(begun, match["lone_day"])
    if begun is not None and ended is not None and begun > ended:
        if second.year is not None and second.kind != "month":
            return None
        ended = _next_year(ended)
    broken = first.kind in {"date", "point"} and first.first is None and first.year is not None
    if broken:
        begun = ended = None
    return Found(
        first.start,
        second.end + (1 if between else 0),
        begun,
        ended,
        second.precision,
        second.year or first.year,
        False,
        "range",
    )


def _same_month(day: date | None, words: str) -> date | None:
    from policyminer.extractors.figures.calendars import one_day, small_number

    number = small_number(words.rstrip("日号"))
    return one_day(day.year, day.month, number)[0] if day is not None and number else None


def _next_year(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
