"""Papers whose titles no marks set off: 出台人才新政20条, 编制全域水系治理专项规划."""

from __future__ import annotations

import re

from msgspec.structs import replace

from policyminer.extractors.drafts import DocumentNumber
from policyminer.extractors.initiatives import lexicon
from policyminer.extractors.initiatives.mentions import Mention, normalize
from policyminer.extractors.initiatives.numbers import NumberMatch
from policyminer.extractors.initiatives.titles import kind_of

_ISSUE = re.compile(
    r"(?:争取|推动|签订|签署|公布|出台|印发|制定|编制|修编|编修|起草|拟定|草拟|发布|修订|颁布|制订|推出|落实|实施|执行|兑现|完善|用好|出台实施|编制完成|落地|纳入|列入)了?"
    r"(?P<title>[^，。；：！？、\n“”《》,;:()（）]{2,30}(?:[（(][\u4e00-\u9fff]{1,6}[)）][^，。；：！？、\n“”《》,;:()（）]{2,20})?)"
)
_ENTERED = frozenset(
    {
        "总体方案",
        "建设方案",
        "规划纲要",
        "发展规划",
        "专项规划",
        "总体规划",
        "保护规划",
        "建设规划",
        "三年行动计划",
        "实施方案",
    }
)
_LIGHT = frozenset({"实施方案", "行动方案", "管理办法"})
"""Kinds before which three characters name a subject: 碳达峰实施方案."""
_AIMED = re.compile(
    r"(?:支持|促进|鼓励|加快|推动|推进|扶持|进一步)[\u4e00-\u9fff]{4,20}?(?:政策措施|政策|措施|办法|意见)(?![\u4e00-\u9fff])"
)
"""出台|支持青岚茶产业发展政策."""
_VAGUE = re.compile(r"各方|听取|征求|提出|反馈|审查|群众意见|[的了]|一批|系列|等|[0-9]+[个项部]")
_AIMED_TWICE = re.compile(  # 出台推进新型工业化、加快青岚产业集聚政策措施
    r"(?:全面|大力|深入|进一步)?(?:支持|促进|鼓励|加快|推动|推进)[\u4e00-\u9fff]{3,18}(?:、(?:支持|促进|鼓励|加快|推动|推进|提升)[\u4e00-\u9fff]{3,18}){1,2}?"
    r"(?:政策措施|若干措施|若干政策|实施意见|行动方案|实施方案)(?![\u4e00-\u9fff])"
)
_GRANTED = re.compile(r"(?:早日|尽快|尽早|年内|及早|顺利)?(?:获批|批复|出台|获国务院批)")
_PLANNED = re.compile(  # 实施澄河流域治理规划和三年行动计划
    r"(?P<first>[\u4e00-\u9fff]{4,16}(?:规划|纲要|方案))[和及](?P<next>(?:[一二三四五]年)?行动(?:计划|方案))"
)
_NEXT_ARTICLES = re.compile(r"、(?P<name>[\u4e00-\u9fff]{3,14}?[1-9][0-9]?条)(?=[一、，。；等和])")
_ISSUING = ("制定", "出台", "印发", "编制", "发布", "落实", "制定了", "出台了", "印发了")
_PERIOD = re.compile(
    r"(?P<name>“[^“”]{2,6}”[\u4e00-\u9fff]{2,24}?"
    r"(?:实施方案|行动方案|工作方案|规划纲要|规划))(?=[，。、；等和]|$)"
)
_LAW = re.compile(r"法(?=[，。、；]|等|和|精神|规定)")
_LAW_BEFORE = re.compile(
    r"(?:落实|实施|贯彻|执行|施行|宣传|宣贯|修订后的|新修订的|新)(?:新修订的|修订后的|新)?(?P<name>[\u4e00-\u9fff]{1,15})\Z"
)
_MADE = re.compile(
    r"(?:协议|备忘录|条例|方案|纲要|计划|措施|意见|办法)(?=(?:的|正式|成功|顺利|全面|率先|先后)?"
    r"(?:签署|签订|印发|出台|发布|获批|颁布|施行|审议通过|批复|报批|编制|修编|编修|起草|制定|修订))"
)
_NAMED = r"[^，。；：！？、\n“”《》,;:()（）的了]"
_YEARS = re.compile(r"[（(]20[0-9]{2}[—－–-]{1,2}20[0-9]{2}年?[)）]")
_DRAWN_UP = re.compile(  # 完成碳中和实施方案编制
    rf"(?:完成|启动|推进|加快|开展)(?!编制|制定|修订|推进|完善|各|部门)(?P<title>{_NAMED}{{4,26}})\Z"
)
_SUBJECT = re.compile(  # 云浦水运一体化战略合作框架协议正式签署
    rf"(?:\A|[，。；：\n])(?P<title>(?![推建完出制印发编实落]){_NAMED}{{5,28}}"
    r"(?:(?<=框架协议|合作协议|实施方案|总体方案|规划纲要|行动计划|若干措施|实施意见)|(?<=条例)))\Z"
)
_BEHIND = ("编制", "修编", "编修", "起草", "制定", "修订", "报批")
_PUBLISHED = frozenset("出台 印发 制定 发布 制订".split())
_MEASURES = re.compile(r"(?<=..)(?:政策|支持|具体|若干)?(?:措施|举措)(?=[1-9][0-9]?条\Z)")
_APPLIED = frozenset(
    {
        "若干措施",
        "实施意见",
        "若干意见",
        "总体方案",
        "工作方案",
        "行动方案",
        "建设方案",
        "行动倡议",
        "实施方案",
        "规划纲要",
        "总体规划",
        "专项规划",
        "发展规划",
        "管理规划",
        "保护管理规划",
        "治理规划",
        "更新规划",
        "整治规划",
        "修复规划",
        "条例",
    }
)
_ARTICLES = re.compile(
    r"^(?P<name>.{2,24}?(?:[1-9][0-9]?|[一二三四五六七八九十]{1,3})(?:条|(?P<items>项)(?=(?:服务|改革|重点|惠企|便民|利民|政策)?(?:措施|举措))))"
    r"(?:(?:服务|改革|重点|惠企|便民|利民|政策)?(?:措施|举措)|政策|意见)?(?=等|$)"
)
_NOT_ARTICLES = re.compile(
    r"(?:整改|防控|产业链|线路|公路|道路|航线|专线|铁路|河流|生产线|街巷|通道|路|线|街|共|累计|新增|举措|措施|事项|清单|任务|道路|河道|照明|改造)[0-9]{1,3}条$|[了的]|道路|照明|河道"
)


_ABOUT = re.compile(
    r"关于(?:(?!的实施|的若干|的指导|的意|的决|的方)[^，。；：《》“”\n]){6,40}?的"
    r"(?:实施意见|若干意见|指导意见|意见|决定|通报|通告|若干措施|实施方案|工作方案)(?=[，。；、（(\n]|$)"
)
_ABOUT_AFTER = frozenset("府委厅局部院办会实彻照据行发")


def about_papers(text: str) -> list[Mention]:
    """Titles that run on in the sentence: 落实省政府关于推动县域经济发展的实施意见."""
    found: list[Mention] = []
    at = text.find("关于", 1)
    while at >= 0:
        if text[at - 1] in _ABOUT_AFTER and (match := _ABOUT.match(text, at)):
            found.append(_mention(at, match[0], "paper.about"))
        at = text.find("关于", at + 2)
    return found


def bare_papers(text: str) -> list[Mention]:
    """Titles behind a verb of issuing that end in a kind of paper."""
    words = lexicon.kinds()
    found = _made(text)
    for match in _ISSUE.finditer(text):
        title, at = match["title"], match.start("title")
        opened = None if match[0][:2] in _PUBLISHED and title.startswith("推动") else _OPENERS.match(title)
        if opened:
            title, at = title[opened.end() :], at + opened.end()
        articles = _ARTICLES.match(title)
        told = articles and (not articles["items"] or match[0][:2] in _PUBLISHED or match[0][:2] == "推出")
        if articles and told and len(articles["name"]) >= 5 and _is_policy(articles["name"], match[0]):
            name = title[: articles.end()]
            found.append(_mention(at, name, "paper.articles"))
            found += _further_articles(text, at + len(name))
            continue
        applied = match[0][:2] in {"落实", "实施", "执行", "兑现", "完善", "推出", "纳入", "列入"}
        sought = match[0][:2] in {"争取", "推动"}
        pair = _AIMED_TWICE.match(text, at) if match[0][:2] in _PUBLISHED else None
        if pair is not None:
            found.append(_mention(at, pair[0], "paper.aimed"))
            continue
        aimed = None if applied or sought else _AIMED.match(title)
        if aimed is not None and _ends(title, aimed.end()) and not _VAGUE.search(aimed[0]):
            found.append(_mention(at, aimed[0], "paper.aimed"))
            continue
        planned = _PLANNED.fullmatch(title) if applied else None
        if planned is not None:
            found.append(_bare(text, at, planned["first"]))
            plan, begun = planned["next"], at + planned.start("next")
            found.append(Mention(begun, begun + len(plan), "plan", "paper.bare", 5, plan))
            continue
        kind = next(reversed(list(words.bare.finditer(title))), None)
        if kind is None or kind["kind"][0].isdigit() or not _ends(title, kind.end()):
            continue
        if sought and not _GRANTED.match(title, kind.end()):
            continue
        name = title[: kind.end()]
        core = name[: -len(kind["kind"])]
        if (
            len(core) >= ((2 if kind["kind"] == "更新规划" else 5) if applied else 3 if kind["kind"] in _LIGHT else 4)
            and not (applied and kind["kind"] not in (_ENTERED if match[0][1] == "入" else _APPLIED))
            and core not in words.bare_generic
            and not _VAGUE.search(core)
        ):
            found.append(_bare(text, at, name))
    return found


def _made(text: str) -> list[Mention]:
    """Titles of which something is said behind: 完成碳中和实施方案编制, 合作框架协议正式签署."""
    found: list[Mention] = []
    for made in _MADE.finditer(text):
        end = made.end()
        drawn = text.startswith(_BEHIND, end + text.startswith("的", end))
        match = (_DRAWN_UP if drawn else _SUBJECT).search(text, max(0, end - 32), end)
        if match and len(match["title"]) > 6 and not _VAGUE.search(match["title"]):
            found.append(_mention(match.start("title"), match["title"], "paper.drawn"))
    return found


def _is_policy(name: str, words: str) -> bool:
    """Whether a number counts the articles of a policy: 出台促消费措施38条; not roads, not measures taken."""
    if words[:2] in _PUBLISHED:
        name = _MEASURES.sub("", name)
    return not _NOT_ARTICLES.search(name)


def _further_articles(text: str, end: int) -> list[Mention]:
    """The further members of a list: 稳经济25条、优化服务环境20条."""
    found: list[Mention] = []
    match = _NEXT_ARTICLES.match(text, end)
    while match:
        if not _NOT_ARTICLES.search(match["name"]):
            found.append(_mention(match.start("name"), match["name"], "paper.articles"))
        match = _NEXT_ARTICLES.match(text, match.end())
    return found


def periods_and_laws(text: str) -> list[Mention]:
    """Titles that begin with a quoted period, and laws without marks: “十四五”节能实施方案, 新修订的行政复议法."""
    found: list[Mention] = []
    for match in _PERIOD.finditer(text):
        if text.endswith(_ISSUING, 0, match.start()):
            found.append(_mention(match.start(), match["name"], "paper.period"))
    no_laws = lexicon.kinds().no_laws
    for match in _LAW.finditer(text):
        end = match.end()
        before = None if text.endswith(no_laws, 0, end) else _LAW_BEFORE.search(text, max(0, end - 24), end - 1)
        if before:
            found.append(_mention(before.start("name"), text[before.start("name") : end], "paper.law"))
    return found


def _ends(title: str, end: int) -> bool:
    return (
        end == len(title)
        or title[end] in "等和及与并"
        or title.startswith(("编制", "修编", "实施", "获批", "批复", "出台", "早日", "尽快", "尽早"), end)
    )


def _bare(text: str, at: int, name: str) -> Mention:
    """A title with the years that stand in brackets behind it: 国土空间总体规划（2022—2036）."""
    years = _YEARS.match(text, at + len(name))
    return _mention(at, name + years[0] if years else name, "paper.bare")


def _mention(at: int, name: str, rule: str) -> Mention:
    document = DocumentNumber(kind=kind_of(name))
    return Mention(at, at + len(name), "document", rule, 5, name, normalize(name), document)


_CITED = re.compile(r"(?:根据|按照|依据|落实|执行|贯彻|参照|依照|结合)[^，。；“”《》]{0,12}$")
_CITES = re.compile(r"[)）]?(?:文件|文|号|等?有关|规定|要求|精神|另有|的规定|等文件)")


def numbered_papers(text: str, numbers: list[NumberMatch]) -> list[Mention]:
    """Papers that are cited by their number alone: 根据国发〔2016〕24号文件."""
    found: list[Mention] = []
    for match in numbers:
        before = text[max(0, match.start - 16) : match.start]
        cited = _CITED.search(before) or _CITES.match(text, match.end)
        if not cited or before[-1:] in "》(（" or match.number.issuer_code is None:
            continue
        name = match.number.number or text[match.start : match.end]
        document = replace(match.number, kind=kind_of(name))
        found.append(Mention(match.start, match.end, "document", "paper.number", 5, name, normalize(name), document))
    return found


_POLICY = re.compile(r"条(?!产业|线|路|河|措施|通道|街|航)")
_ARTICLE_COUNT = re.compile(r"[1-9][0-9]?\Z")
_VERSION = re.compile(r"\.0版?")
_VERSIONED = re.compile(r"(?:政策|新政|方案|举措)[1-9]\Z")
_OPENERS = re.compile(
    r"(?:(?:全[国省市区]|国内|我[省市])首[部个例]|首部|地方性法规|编制|发布|制定|颁布|实施|落实|推动|完成|了|并实施|出台|印发|我[市县省区州]|新一版|新版|新一轮)+"
)
_HAN = re.compile(r"[\u4e00-\u9fff]{2,8}\Z")
_FIELD = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:人才|科技|科创|文旅|外贸|金融|工业|制造业|稳经济|数字|养老|产业|创新|惠企|稳增长|营商|就业|民营经济|促消费|经济)[\u4e00-\u9fff]{0,6}$"
)
_LEAD = re.compile(
    r"^.*(?:解决|推动|推进|深化|优化|升级|更新|迭代|制订|印发|完善|打造|推行|出台|落实|实施|兑现|推出|发布|执行|的|了|实行|制定|打出|用好)"
)


_AND = re.compile(r"(?:以及|[和与及])?(?=..)")


def _beside(text: str, at: int, field: str) -> re.Match[str] | None:
    """The joint before a policy that stands in a list behind a title: 《…政策》(云发〔2016〕9号)和人才新政20条."""
    before = text[at - 1 : at]
    listed = before and (before in "》）)〕" or (before == "、" and text[at - 2] in "》）)条"))
    return _AND.match(field) if listed else None


def short_policies(text: str) -> list[Mention]:
    """Policies that go by the number of their articles: 人才政策60条."""
    found: list[Mention] = []
    for match in _VERSION.finditer(text):
        kind = _VERSIONED.search(text, max(0, match.start() - 3), match.start())
        field = _HAN.search(text, max(0, kind.start() - 8), kind.start()) if kind else None
        if field:
            cut = _LEAD.match(field[0])
            at = field.start() + (cut.end() if cut else 0)
            found.append(_mention(at, text[at : match.end()], "paper.version"))
    for match in _POLICY.finditer(text):
        count = _ARTICLE_COUNT.search(text, max(0, match.start() - 2), match.start())
        field = _FIELD.search(text[max(0, count.start() - 20) : count.start()]) if count else None
        cut = _LEAD.match(field[0]) if field else None
        if count is None or field is None:
            continue
        at = count.start() - len(field[0])
        cut = cut or _beside(text, at, field[0])
        if cut is None:
            continue
        at += cut.end()
        name = text[at : match.end()]
        if not _NOT_ARTICLES.search(name) and len(name) >= 5:
            found.append(_mention(at, name, "paper.policy"))
    return found
