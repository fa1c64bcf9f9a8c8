"""What is said behind a name: what has become of it, that it is opened, that it is built."""

from __future__ import annotations

import re

OPENED = re.compile(
    r"^.{0,8}?(?:揭牌|启用|投用|建成|开园|挂牌|落户|落成|建设|投入使用|开工|投运|正式运营|落地|成立|搭建|开馆|试运行|投入运行|(?:在)?全[国省市区县州](?:推广|上线|运行|应用)|运营|上线|竣工|投产|达产|开酿|试营业|试运营|点火|提档升级|创建|申建|申报|由.{2,16}共建|前期工作|实体化运[行作营]|共建共享|迭代升级|提质升级|挂牌运[行营]|能级|(?:完成)?主体(?:工程|完工|封顶|结构)|(?:正式)?组建|(?:正式)?挂牌|获批(?:设立|建设|创建)?(?=[，。；、]))"
)
NAMED_PARK = re.compile(r"(?:实验室|产业园|科技园区?|科学城|科技城|科创园|综合体|示范园|科创走廊)$")
_WAY = (
    r"(?:全面|扎实|深入|有序|稳步|加快|加速|正式|持续|纵深|有力|有效|高效|高质量|高标准|圆满|基本|如期|率先|即将|统筹|成功|顺利|积极"
    r"|取得|重要|显著|明显|阶段性|重大|突破性|良好|初步|实现|走在|快速|不断|常态化|先行|同步|接续|全力|广泛|强力|蓬勃|也|已|均|全部|入列|提前|大力|进一步|逐步){0,3}"
)
_DONE = (
    r"(?:推进|实施|落实|落地|完成|启动|推开|铺开|推行|收官|获批|获得|通过|建成|揭牌|启用|投用|运行|运营|上线|开工|竣工|见效|深化|开展|加快"
    r"|提速|入选|走深|巩固|成效|成果|(?:在)?全[国省市区县州](?:推广|复制|首[家个创例]|铺开|推开|领先|率先|走在)|开园|封关|突破|进展|全国前列|全省前列|推广|起步|验收|挂牌|投产|列入|纳入|进入|铺展|增效|提质|升级"
    r"|显效|成为|为(?:战略支撑|战略牵引|总牵引|支撑|战略引领|首要任务|标志|导向|目标|平台|纽带|牵引|抓手|契机|引领|龙头|突破口|重点|核心|主线|先导|载体|主抓手|总抓手|统领|动力|支点|依托)|有力|扩面|展开|实行|上报|获国务院|获省|获全国|获国家|获自治区|批复|初见|拓展|成型|规划建设|惠及|受益|覆盖|健全|完善|形成|顺畅|更加|成熟|定型|优化|建立)"
)
_BEHIND = re.compile(
    rf"(?:[0-9]{{1,3}}个(?:子|重点)?项目|等(?:[0-9一二三四五六七八九十]{{1,3}}[项个])?(?:事项|服务|改革|举措|制度|模式|机制|做法|工作)?|建设|创建|试点|工作|编制|划定|经验|任务|申报|选派|项目)?{_WAY}{_DONE}"
)
_LATER = re.compile(
    rf"(?:建设|创建|等(?:[0-9一二三四五六七八九十]{{1,3}}[项个])?(?:事项|服务|改革|举措|制度|模式|机制|做法|工作)?|试点|工作|编制|项目){_WAY}{_DONE}|(?:扎实|全面|深入|有序|稳步|加快|加速|持续|纵深|有力|有效|成功|顺利|积极"
    rf"|接续|统筹|基本|正式|如期){_DONE}|惠及|受益"
)
_LIST = re.compile(r"[、和与及][^，。；：！？\n,;:]{2,70}")
COUNTED = re.compile(
    r"^(?:[（(][\u4e00-\u9fff]{1,3}[)）])?[（(各均]?[0-9一二三四五六七八九十两几数多]{1,5}万?(?:余|多)?(?:个|家|处|所|座|项|片|条|平方米|亩)|^(?:达|增至|总数|共(?![建享创治同管用])|数|分别)"
)
"""What counts sorts of a thing behind its name: …平台12个."""
_AND = frozenset("、和与及")
SORTS = re.compile(r"一批|各类|多个|若干|系列|[0-9一二三四五六七八九十]{1,4}(?:余|多)?[个家处所座]")
_BUILDING = re.compile(
    r"(?:建设|打造|组建|筹建|新建|共建|创建|申建|申报|争创|建成|设立|成立|搭建|谋划|布局|争取|引进|获批|揭牌|落地|启用|创办|规划)[^，。；：]{4,60}\Z"
)
_SITE = re.compile(
    r"(?:中心|基地|平台|枢纽|园区?|[示试先合开协创]..区|区|院|所|室|港|城|廊道?|走廊|馆|学院|综合体|联盟|带|枢纽|小镇|仓|项目)(?:[（(][^（()）]{2,8}[)）])?\Z"
)
_BUILT = re.compile(
    rf"(?:建设|创建|项目|[一二三]期|（[\u4e00-\u9fff]{{2,4}}）)?{_WAY}(?:建设|推进|建成|揭牌|启用|投用|获批|开园|封关|挂牌|投产|投运|开工|竣工|落户|试运行|组建|成立|实体化运|投入运|投入使|正式运|封顶|签约"
    r"|加快|通过|规划建设|运营|提速|完工|落成|开放)"
)


def followed(text: str, end: int) -> bool:
    """Whether the words behind a name say what has become of it: …改革全面推开, or the end of its list does."""
    if text[end : end + 1] in {"、", "和", "与", "及"}:
        listed = _LIST.match(text, end, end + 72)
        return bool(listed and _LATER.search(listed[0]))
    return bool(_BEHIND.match(text, end))


def opened(text: str, start: int, end: int) -> bool:
    """Whether a name ends in a noun that names by itself, or is said to open or to be built."""
    if NAMED_PARK.search(text[start:end]):
        return True
    after = text[end : end + 26]
    return bool(OPENED.match(after)) or after.startswith(("等", "建设", "创建", "申建", "申报"))


def built_with(clause: str) -> bool:
    """Whether a clause goes on with a list of what is built: 打造云溪示范区和‖澄湖研究基地."""
    if clause[-1:] not in _AND or SORTS.search(clause):
        return False
    return bool(_BUILDING.search(clause)) and bool(_SITE.search(clause, 0, len(clause) - 1))


def built(text: str, end: int) -> bool:
    """Whether the words behind a name, or behind its list, say that it is built or opened."""
    if text[end : end + 1] in {"、", "和", "与", "及"}:
        listed = _LIST.match(text, end, end + 72)
        return bool(
            listed
            and re.search(rf"{_WAY}(?:加快|推进|建成|启用|投用|获批|开园|开工|竣工|建设|投运|落户|挂牌)$", listed[0])
        )
    return bool(_BUILT.match(text, end))
