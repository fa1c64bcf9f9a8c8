"""The left end of a noun in front of a figure: articles, owners, kinds and signs are left off.

“各类人才”→“人才”;“第三条 补贴标准”→“补贴标准”;“《办法》的奖励”→“奖励”。
"""

from __future__ import annotations

import re

from policyminer.extractors.figures.attributes import without_kinds, without_tier
from policyminer.extractors.figures.owners import behind_owner
from policyminer.extractors.figures.quoted_kinds import of_quoted_kind
from policyminer.spans import Span

_BEGIN_WORDS = ("和美", "和谐", "和平", "及时", "及格", "与会", "或有")
"""Words that begin with a sign of lists."""
EDGE = " 　、和及与或的“”\"'《》（）()·,，*#。"
_CLASSIFIERS = (
    r"人口|航次|航班|标准箱|车次|课时|节课|立方|平方公里|平方米|立方米|千瓦时|千瓦|公里|公斤|公顷|季度|学期|人次|班次|课时|小时|标箱|名|户|人|亩|家|个|吨|套|台|餐|天|月|年|日|张|场|周|辆|头|只|件|次|项|斤|座|所|村|镇|校|班|生|例|单|期|季"
    r"|支|株|羽|枚|箱|瓶|桶|袋|车|船|艘|架|栋|幢|眼|口|处|片|块|条|盆|份|册|本|篇|部|集|届|轮|批|组|队|团|桌|席|位|间|床|盏|扇|道|层|段|节|度|孩|胎|案|趟|笔|票|窝|棚|笼|匹|尾|垧|店|企|厂|社|站|列|级|门|课|堂|根|副|双|对|粒|杯|碗|面|顶|剂|针|米|升|克|方|里|罐|筐|垛|炉|锅|炷"
)
_PER = (
    rf"(?:每(?![百千万](?:名|常住|户籍|老年|人))[0-9]{{0,3}}[百千万亿]?(?:{_CLASSIFIERS})"
    r"|单(?:名|户|人|亩|家|个|套|台|辆|头|只|座|所|村|校|场|季|期|日|月|年|次|笔|店|厂|企|株|车|船|吨))"
)
_MEASURE = re.compile(rf"[0-9]{{0,3}}[百千万亿]?(?:{_CLASSIFIERS})")
_TITLE = (  # 全国乡村治理示范村, 全国重点实验室
    r"[^，。；、0-9“”]{0,14}?(?:示范|先进|文明[村镇单家校城]|重点[实镇村]|试点|百强|[0-9]{2,3}强|标兵|模范|最美|优秀|十佳|名[村镇师]|名特优新|特色|卫生[城县镇乡]|劳模|冠军|领跑|样板|典型)"
)
NATIONAL = re.compile(f"全国{_TITLE}")
_LEADING_STARTS = frozenset(
    "更减上能可但而不虽尽由因然籍现市县省区镇乡村0123456789一二三四五六七八九十两光仅或设其同届此另包到即唯每单月年本该我累首再还等各所全目今力确新共总合最预计近约将又及方以并且则来已户村"
)
_LEADING = re.compile(
    rf"(?:[0-9]+(?:周)?岁(?:(?:及)?(?:以上|以下)的?|(?=[\u4e00-\u9fff]{4}))|(?!九年(?:义务|制|一贯))[一二三四五六七八九十两]年|[一二三四五六七八九十]是|但(?!书)|然而|而且|不过|虽然|尽管|由于|因为|[市县省区镇乡村]里|上(?=签约|签订|达成|成交|发布|展出)|其中|同时|届时|籍(?=[^贯])|现有(?=面积|住户|人口|企业|床位|学生|职工|党员)|一[处座](?=占地)|此外|另外|另有|其余|包括|{_PER}|减(?=材料|时限|环节|流程|跑动|费用|证明|次数)|月人均|年均(?=发)|本次|该|我市|我县|我区|我省|"
    r"(?:光|仅|单)(?:是)?[^，。；0-9]{0,6}一项(?:就)?|或者?|(?:一天|一年|每天|每年|最多|平均)(?:就|大约)?(?:能够?|可)|一(?:个月|天|年)(?=到手|[挣赚])|设(?![备施计立置想定区])|累计|一批|首批|首次|首(?:条|座|个|家|艘|列|架|辆|项|栋|处|支|枚|颗|款|部|单|笔|例|趟|班|组|口|块|片|幢|所|台(?!（?套))(?=[^，。、0-9]{2})|一[张个件项份枚套名位](?=[^，。、0-9]{2})(?!体|式)|再(?!融资|生|就业|贷款|保险|担保|制造)|还(?!款|贷|本)|(?:能够?|可以?)(?=到手)|等|各类|各级|所有(?![者权制])|全部|目前|今年|全年|力争|确保|新增|新建(?!商品|住宅)|共计|总计|合计|一次性(?!化解|办结|合格|通过|告知|解决)|更[多大高优](?=[^，。；0-9]{2})|连续(?!服务|工作|参保|缴费|居住|经营|运行|用电)|最高|预计|计划|近(?![海岸视零郊邻地现代])|约(?![束谈见定])|将(?!军)|又|及其|方面|"
    r"以及|并(?![联轨购网发])|且|则|来自|已|首年(?=[\u4e00-\u9fff]{3})|即(?![时将墨使可便兴位征付])|唯一|到位(?=(?:特别|专项|省外|市外|县外|区外|境外|域外|国债|中央|上级|各类|财政|债券|银行|信贷|社会|帮扶|衔接|扶贫|援助|国家|省级|市级|自治区)[^，。；、]{0,14}(?:资金|投资|债券|贷款)$)|等等|全市|全县|全省|全区"
    rf"|全国(?!{_TITLE})"
    r"|全镇|全村|户均|村均)+"
)

_MARKS = frozenset("]①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿")
_NOTE = re.compile(r"(?:\^?\[[0-9]{1,3}\]|[①-⑳㉑-㉟㊱-㊿])$")  # marks of footnotes
_STOP_LEFT = re.compile(r".*[，,。；;：:\t—！？]", re.DOTALL)


def without_note(text: str, left: int, edge: int) -> int:
    """Where a noun ends in front of the mark of a footnote: ``企业|[2]``, ``项目|㊳``.

    Parameters
    ----------
    text
        The folded text.
    left, edge
        The noun.
    """
    while edge > left + 1 and text[edge - 1] in _MARKS:
        note = _NOTE.search(text, max(left + 1, edge - 6), edge)
        if note is None:
            break
        edge = note.start()
    return edge


def trimmed(text: str, left: int, edge: int) -> Span | None:
    """The noun between two offsets without what only leads up to it; None where nothing is left.

    ``各类|人才`` → ``人才``.
    """
    if text.startswith("基础上", left):  # …在上年下降基础上再降: the noun stands before 在
        return None
    edge = without_note(text, left, edge)
    plain = text[left:edge].isalnum()  # neither signs nor brackets
    if not plain:
        stop = _STOP_LEFT.match(text, left, edge)
        left = left if stop is None else stop.end()
    if text[left] == "第":
        article = _ARTICLE.match(text, left, edge)
        left = left if article is None else article.end()
    left = _behind(text, left, edge)
    if not plain:
        left = _unbalanced(text, left, edge)
    if edge - left > 3 and text.startswith(("以上", "以下"), left):  # 5亿元（3000万美元）|以上项目
        left += 2
    if text[left : left + 1] == "了" and edge - left > 2 and text[left + 1] != "解":  # 推广了|新品种
        left += 1
    left = led = _leading(text, left, edge)
    while left < edge and text[left] in EDGE and text[left] not in "“（(《" and not text.startswith(_BEGIN_WORDS, left):
        left += 1
    if left != led:
        left = _leading(text, left, edge)
    twice = None if plain else _TWICE.match(text, left, edge)
    if twice is not None:
        left = twice.end()
    added = None if text[left : left + 1].isalpha() else _ADDED.match(text, left, edge)
    if added:
        left = added.end()
    quoted = _QUOTED.match(text, left, edge) if text[left : left + 1] == "“" else None
    if quoted and text[quoted.end() : edge][:1] not in "、和及与" and _unlike(text, left, quoted.end(), edge):
        left = quoted.end()
    gloss = _GLOSS.search(text, left, edge) if text[edge - 1] in ")）" else None
    if gloss and gloss.start() > left + 1:
        edge = gloss.start()
    given = _RECEIVED.match(text, left, edge) if text[left - 1 : left] in {"对", "给", "为", "向"} else None
    if given:
        left = given.end()
    supplied = _SUPPLIED.match(text, left, edge) if text[left - 1 : left] in {"向", "为", "给"} else None
    if supplied:
        left = supplied.end()
    guests = _GUESTS.match(text, left, edge) if text[left] in "进来入赴到" else None
    if guests:
        left = guests.end()
    mean = _MEAN.search(text, left + 2, edge - 1) if text.find("均", left + 2, edge) > 0 else None
    if mean is not None:
        left = mean.start()
    facing = _FACING.match(text, left, edge) if text[left] == "面" else None
    if facing:
        left = facing.end()
    farmer = _FARMER.match(text, left, edge) if edge - left > 7 and text[left] in _FARMERS else None
    if farmer:
        left = farmer.end()
    once = _ONCE.search(text, left, edge) if text[edge - 1] in "励助贴补息" else None
    if once:
        left = once.end()
    if edge - left > 3 and text[edge - 2 : edge] == "全长":
        left = edge - 2
    if edge - left > 3:
        left = behind_owner(text, left, edge)
    left, edge = without_kinds(text, (without_tier(text, left, edge), edge))
    if left < edge and text[left] == "“" and text[edge - 1] == "”" and text.find("”", left, edge) == edge - 1:
        left, edge = left + 1, edge - 1
    return (left, edge) if edge > left else None


_TWICE = re.compile(r"([\u4e00-\u9fff]{2})、(?=\1率)")  # 开工、|开工率
_ADDED = re.compile(
    r"(?:[（(](?:[\u4e00-\u9fff]{1,5}|[一二三四五六七八九十0-9]{1,3})[）)]|[0-9]{1,2}[.．、)）]|[①-⑳])(?=[\u4e00-\u9fff]{2})"
)
_GLOSS = re.compile(r"[（(][A-Za-z0-9. ]{1,12}[)）]$")
_RECEIVED = re.compile(r"[^，。]{2,20}?(?=(?:一次性)?(?:奖励|补助|补贴|资助|奖补)$)")
_SUPPLIED = re.compile(  # 向下游|补水, 为农户|担保贷款
    r"[^，。；]{2,14}?(?=(?:生态|应急|累计)?(?:补水|输水|调水|供水|供电|送电|输电|供气|注资|捐款|捐资|让利|担保贷款|融资担保|新增授信|信用贷款)$)"
)
_GUESTS = re.compile(
    r"(?:进|来|入|赴|到)(?![境华访出州市省县区村镇渝川滇黔桂粤闽浙苏鲁豫鄂湘赣皖冀晋陕甘青宁新藏蒙辽吉黑京津沪琼])[\u4e00-\u9fff]{1,3}?(?=(?:观光|旅游)?(?:游客|旅客|客商|学子))"
)
_ARTICLE = re.compile(r"第[零一二三四五六七八九十百0-9]{1,5}条[　 ]{0,3}(?=[^　 ]{2})")
_MEAN = re.compile(r"(?<![和、及与])(?:日均|月均|户均|亩均|村均|校均)(?=[^，。；]{2})")
_FACING = re.compile(r"面向[^，。；]{1,8}?(?:地区|国家|市场|全国|全省|全市|社会|群众)(?=[^，。；]{2})")
_FARMERS = frozenset("村农居职果茶菜牧渔大种养党书主经社户")
_FARMER = re.compile(  # 村民张小燕流转|土地
    r"(?:村民|农民|居民|职工|果农|茶农|菜农|牧民|渔民|大户|种植户|养殖户|党员|书记|主任|经理|社员|户主)[\u4e00-\u9fff]{2,3}?"
    r"(?:承包|流转|种植|养殖|种了|养了|租用|租赁|投资|贷款|建起|购买)(?:了)?(?=[\u4e00-\u9fff]{2})"
)
_ONCE = re.compile(
    r"(?:一次性|(?:中央|省级?|市级?|县级?|区级?)?财政再?|(?:企业|项目|单位|机构|个人|平台|园区|家庭|主体)?(?:年度|每年|当年|全年|累计)(?:累计|最高)?|每[\u4e00-\u9fff]{1,2})(?=(?:奖励|补助|补贴|资助|奖补|贴息)$)"
)
_QUOTED = re.compile(r"“(?!三公”|三保”|两金”|双减”|两费”|两险”|一金”)[^“”]{1,12}”")


def _unlike(text: str, left: int, at: int, edge: int) -> bool:
    """Whether the words behind a quoted name say enough by themselves: ``“云品惠”消费券``, ``“生活圈”覆盖率``."""
    if KIND.match(text, at - 1, edge) or of_quoted_kind(text, left, at - 1, edge):
        return False
    return edge - at > 3 or (
        edge - at > 1 and (text[edge - 1] in "率额量值积比费" or text[at:edge] in {"出口", "进口", "投资", "消费"})
    )


KIND = re.compile(r"”(?:系列|主题|专项|挂牌|上市)?(?:活动|行动|企业|项目|人才|经济|产业|产品|“)")
_DE = re.compile(
    r"的(?!士)|(?:力争|确保)(?=[^的]{2})|(?<![转出礼谦退忍受割互避推辞])让(?=[^利步渡度与座路位价出人售])|各类|首批(?!次)|第[一二三四五六七八九十]批|(?<![高中平均同特优一二三四上初头相])等(?![级次待候于额值边])(?:地(?=[赴参举招推召考调走学务办展巡演开采种养])|国(?=[赴参举招推召考调走学务办展巡演开采]))?"
)


_DE_STARTS = frozenset("的等批各让力确")


def _behind(text: str, left: int, edge: int) -> int:
    """Behind the last 的 or 等."""
    piece = text[left:edge]
    if _DE_STARTS.isdisjoint(piece):
        return left
    for match in _DE.finditer(text, left, edge - 1):
        if "“" not in text[left : match.start()] or "”" in text[left : match.start()]:
            left = match.end()
    return left


def _leading(text: str, left: int, edge: int) -> int:
    match = _LEADING.match(text, left, edge) if text[left : left + 1] in _LEADING_STARTS else None
    if match and match.end() < edge - 1:
        left = match.end()
    if text[left - 1 : left] == "每":
        measure = _MEASURE.match(text, left, edge)
        if measure and measure.end() < edge - 1:
            left = measure.end()
    return left


_BRACKETS = re.compile(r"[（()）“”《》]")


def _unbalanced(text: str, left: int, edge: int) -> int:
    """Start behind a bracket or quote that is not closed inside, or closed without being opened."""
    if _BRACKETS.search(text, left, edge) is None:
        return left
    for opened, closed in (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》")):
        piece = text[left:edge]
        if piece.count(opened) > piece.count(closed):
            left += piece.rindex(opened) + 1
        elif piece.count(closed) > piece.count(opened):
            left += piece.index(closed) + 1
    return left
