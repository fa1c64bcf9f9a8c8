"""A body's own part is one name with it: a university's school, a bank's branch, a ministry's department."""

from __future__ import annotations

import re

from policyminer.extractors.organizations.lexicon import Lexicon, word_set, word_tuple
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.tokens import known, tokens

_OPEN = r"(?![与和、及])"
_EXTENSIONS = {
    "university": re.compile(
        rf"{_OPEN}(?!新(?:校|院|馆|址))[\u4e00-\u9fff（）]{{0,16}}?(?:总医院|眼科中心|防治中心|学院|研究院|研究所|"
        rf"研究中心|实验室|医院|科技园|创新中心|技术转移中心|分中心|分校|校区|"
        r"附院|附中|附小|(?:综合)?(?:试验|实验|推广)站(?![长点])|(?:乡村振兴|博士后(?:科研)?(?:流动)?|专家|驻县|驻村|科研)工作站|附属[\u4e00-\u9fff]{0,6}?学校|中学|小学|[东西南北]校?区|系(?![列统数])|研究生院|书院|出版社|校友会|教研室|党委(?![书成班副])|"
        r"团委(?!书)|图书馆|博物馆|设计院|艺术团|幼儿园|合作中心|研究基地|产学研(?:合作)?基地|(?:教学|实习|实践|科研|培训|成果转化)基地|[\u4e00-\u9fff]所(?=所长|研究员|专家|、|"
        r"，|的))"
        r"(?![路城生])(?!派(?!出|遣|驻|员))"
    ),
    "bank": re.compile(
        r"[\u4e00-\u9fff]{2,6}?局(?![长面势]|部(?!署))|(?:股份有限公司|有限公司|"
        r"有限责任公司)?[\u4e00-\u9fff]{0,8}?(?:分行|支行|营业部|分公司|中心支行|信用卡中心|总行(?!长))|"
        r"股份有限公司|有限责任公司|有限公司"
    ),
    "company": re.compile(
        r"(?<=交所)[\u4e00-\u9fff]{2,4}(?:服务)?(?:基地|中心)|(?:控股(?!股东)|创投|资管|商管|旅业|物业(?!管理|服务|费)|证券|基金(?!会)|会计师事务所|人寿|财险|信托|期货|地产|置地|资本|电子|股份(?![制有])|"
        r"汽车(?!电机|电池|座椅|线束|内饰|制造|产业|压缩|零?部件|配件|电子|芯片|品牌|金融)|科技|电器|商城|影业|游戏|物流|健康|音乐|酒业|酒厂|集团|公司|"
        r"中国(?!区|市场))"
        r"(?![\u4e00-\u9fff]{0,2}(?:产业|行业|项目|领域|业务|板块))|"
        r"(?:党组|党委)(?![书成班副])|[\u4e00-\u9fff]{0,6}?工会(?![主会员干小联])|[\u4e00-\u9fff]{2,4}(?:机车|机辆)(?![组厂])|[\u4e00-\u9fff]{1,8}?(?:分公司|子公司|支公司|公司|研究院|集团|电厂|酒庄|足球俱乐部|俱乐部|研究所|"
        r"职工医院|技工学校|子弟学校|职工大学|分局|分部|农场|林场|牧场|采油厂|炼油厂|煤矿|酒厂|研究总院|营业部|"
        r"服务基地|车务段|机务段|工务段|电务段|供电段|车辆段|客运段|通信段|货运中心|工务机械段|动车段)(?!化)|"
        r"[\u4e00-\u9fff]{2,5}(?<![调查惩判论议相独共何益好坏长短用各到深远近高低暗明痛难险出此某住身裁])处(?![长理于置分罚])|"
        r"(?:(?:北京|上海|成都|昆明|西安|西北|西南|华东|中南|东北|贵阳|武汉|长沙|福建|江西|河南|湖北|山东|广东|华北|中国)"
        r"(?:勘测|电力|水利|市政)?(?:设计)?院)(?![士区校])|"
        r"(?:[\u4e00-\u9fff]{2,4}|[一二三四五六七八九十]{1,3})局(?:集团)?(?![长面势域限]|部(?!署))|"
        r"第?[0-9一二三四五六七八九十〇]{1,4}(?:研究院|研究所|院|所)(?!士)"
    ),
    "international": re.compile(
        r"驻[\u4e00-\u9fff]{2,8}?(?:特派团|稳定团|观察团|维和部队|援助团|代表处|办事处|协调员办事处)|"
        r"[\u4e00-\u9fff]{2,14}?(?:署|工程处|事务处|基金会?|委员会|办公室|大学|创新中心|知识中心|研究中心|特派团|援助团|稳定团|观察团|核查团|"
        r"协调厅|维和部队|保护部队|秘书处|理事会|机构|代表处|办事处)"
    ),
    "platform": re.compile(
        r"[\u4e00-\u9fff]{2,6}片区(?!管)|[\u4e00-\u9fff]{2,8}?(?:集团|有限公司|公司)(?!化)|"
        r"[\u4e00-\u9fff]{2,10}?(?:服务中心|局|法院|检察院)(?!长)|(?:管委会|管理委员会|党工委)"
    ),
    "judiciary": re.compile(
        r"(?<=院)[\u4e00-\u9fff]{0,10}?(?:检察[部科处室]|公诉[科处]|执行[局庭]|立案庭|速裁庭|审判庭|[民刑][一二三四]?庭|行政庭|"
        r"法警[大支]?队|政治[处部]|综合业务部|诉讼服务中心|检察服务中心|案件管理中心|研究室|监察室)(?![长])|"
        r"(?<=院)[\u4e00-\u9fff]{0,10}?(?:检察[部科处室]|公诉[科处]|执行局|[\u4e00-\u9fff]庭|政治[处部])(?=[局庭部科处]长)|"
        r"[\u4e00-\u9fff]{1,10}?(?:人民法庭|法庭|分院|检察厅|总局|政治部|研究室)(?!长)"),
    "legislature": re.compile(
        r"(?:教科文卫|教科卫体|财经|财政经济|监察司法|监察和司法|法制|民族|民宗|外事|港澳台侨|环资|环保|城建环保|农业农村|社会建设|社会和法制|社法|"
        r"华侨|民侨外|宪法法律|经济|提案|文史|人口资源环境|人资环|选任联|代表)(?:工委|委)(?!员|托)|"
        r"[\u4e00-\u9fff]{2,10}?(?:委员会|工作委员会|办公厅|研究室)|常委会"),
    "school": re.compile(
        r"(?:党委|党支部|党总支)(?![书成班副])|"
        r"[\u4e00-\u9fff]{0,6}?(?:教育集团|分校|(?<!新)校区|附属小学|附属中学)"
    ),
    "research_institute": re.compile(
        rf"{_OPEN}[\u4e00-\u9fff]{{1,16}}?(?:分院|研究所|研究院|分所|分中心|实验室|大学|学院|医院|研究基地|"
        rf"试验基地|实验基地|(?<=[\u4e00-\u9fff][\u4e00-\u9fff])(?<!产业)(?<!生产)基地|产业技术研究院|工作站|试验站|观测站|植物园|"
        rf"天文台|中心)"
        r"(?![派路城生])"
    ),
    "hospital": re.compile(
        r"(?!新(?:院|址)|[省市国]|区域|县|[一二三]级|[一二三]甲|等级)[\u4e00-\u9fff]{0,8}?"
        r"(?:医院|分院|院区|(?:医疗)?集团|(?:诊断|会诊|远程医疗|远程|治未病|胸痛|卒中|创伤|健康管理|孕产妇|新生儿|透析|内镜|介入|检验|超声|放射|影像诊断|"
        r"微创|心血管|脑血管|心脏|骨科|口腔|眼科|妇产|儿科|产前诊断|优生|中毒|急诊|重症|护理|安宁疗护|名医|国医|静配|制剂|"
        r"睡眠|疼痛|眩晕|减重|造口|针灸|推拿|辅助生殖|移植|麻醉|感染|发热|糖尿病|高血压|肝病|肾病|肿瘤防治)(?:诊疗|救治|治疗|医学)?中心(?![医城])|(?<![\u4e00-\u9fff][社地景园城片辖])[东西南北中老]区(?![域别块])|医疗集团|医共体|(?:防治|诊疗|质控|质量控制|救治|康复|体检|急救|血液净化|生殖医学|影像|病理|转化医学|临床研究|医学研究|防治研究)中心(?![医城])|研究所|研究院|医学中心|医疗中心|肿瘤中心|妇儿中心)"
    ),
    "government": re.compile(
        r"(?<=运营中心)[\u4e00-\u9fff]{2,4}(?:分)?中心|(?<=服务中心)[\u4e00-\u9fff]{2,3}分中心|"
        r"(?<=仲裁委员会)[\u4e00-\u9fff]{2,8}?(?:分会|仲裁院|分院)(?!长)|"
        r"(?:(?<=局)|(?<=厅))(?:宣传教育|宣教|信息|信用|信访接待|评审|投资评审|财政评审|国库支付|会计核算|核算|结算|资金结算|执法|监测|检测|检验|检验检测|勘测|测绘|培训|教育培训|考试|人事考试|鉴定|技能鉴定|技术|技术推广|救助|咨询|档案|后勤|机关服务|后勤服务|投诉|举报|投诉举报|指挥|应急指挥|调度|数据|大数据|审核|评价|推广|交流|新闻|新闻宣传|法律援助|项目|项目服务|政务服务|事务|人才服务|就业服务|社保)中心(?![城区建])|"
        r"(?<=局)(?:人事|办公|法规|政策法规|财务|预算|国库|综合|宣传|审批|规划|计划|基础教育|职业教育|教师工作|社会保障|就业|医保|监督|执法|"
        r"信访|档案|党建|机关党建|项目|投资|统计|农业|工业|商贸|文化|艺术|体育|文物|市场|产业|安全|应急|环评|大气|水|土壤|药品|食品)[股科]"
        r"(?![长技学员研普室协份权票东级目教])|(?<=局)[\u4e00-\u9fff]{2,8}?(?:(?<![入参控持配个干募绩退招送合老新])股(?![份权票东民市指改本息价])|"
        r"(?:(?<=[管治审处受办清经监]理)|(?<![本专学百内外牙儿预文理工农医]))科(?![技学员研普室协份级目教创工院考幻]))(?=[股科]长|负责|副|干部|工作人员|干警|民警|主任|[\u4e00-\u9fff]?[，。、：；到的])|"
        r"(?:党组|机关党委|机关党支部|党委|党支部|党总支)(?![书成班副])|(?<=厅)(?:交管|交通管理|交警|治安管理|监狱管理|戒毒管理|出入境管理|禁毒|森林公安|机场公安|国库支付|库区移民)局(?![长面])|"
        r"[\u4e00-\u9fff]{1,8}?(?:分局|支队|大队|分中心|派出所|党组(?![书成班副])|党委(?![书成班副])|"
        r"机关党委(?![书成班副])|秘书处|监管科|监管所|司法所|执法队|中心站|外交部|国防部|财政部|内政部|新闻局|"
        r"科学院|农科院|研究院|广播电视台)(?![长士])|(?:外交部|国防部|财政部|内政部|新闻局|国防军)(?![长士])|"
        r"[\u4e00-\u9fff]{2,5}(?<![调查惩判论议相独共何益好坏长短用各到深远近高低暗明痛难险出此某住身裁])处(?![长理于置分罚])|(?:农|"
        r"第)?[一二三四五六七八九十]{1,3}师(?:[\u4e00-\u9fff]{2,5}市)?(?:[一二三四五六七八九十〇零百]{1,4}团)?|"
        r"秘书处|办公室(?!主任)"
    ),
    "party": re.compile(
        r"(?<=纪委)(?:宣传部|组织部|办公厅|研究室|法规室|第[一二三四五六七八九十]{1,3}(?:监督检查|审查调查)室|案件监督管理室)|"
        r"驻[\u4e00-\u9fff]{2,14}?纪检监察组|政府(?![性部])|中央(?:委员会|政治局|书记处|军事委员会|军委|国际部|"
        r"对外部|对外联络部)?(?!空调|财政|预算|企业|文件|精神|总书记|主席)|中央(?=总书记|主席)"
    ),
    "military": re.compile(
        r"(?:第?[一二三四五六七八九十]{1,3}|[\u4e00-\u9fff〇○0-9]{0,8}?)(?:总队|支队|大队|舰队|集团军|司令部|"
        r"政治部|后勤部|联勤部|巡防区|总医院|医院|文工团|歌舞团|学院|大学)(?!长)|空军|海军|"
        r"(?:卫生|宣传|干部|组织|作战|动员|通信|军训|油料|物资|营房|军需|装备|保障|参谋|文化|群工|保卫|联络|"
        r"政治工作|纪检监察|财务|军务|兵种|情报|外事)[部局](?![队门署位长])"
    ),
    "association": re.compile(r"[\u4e00-\u9fff]{2,8}?(?:学院|研究院|委员会|分会|杂志社|出版社|代表处)(?![路派])"),
    "media": re.compile(
        r"[\u4e00-\u9fff]{2,6}?(?:分社|总分社|记者站|支社)(?!长)|(?:集团|出版社|传媒集团|社(?![会论])|电子版|"
        r"杂志社|编辑部)"
    ),
    "other": re.compile(r"(?<=交所)[\u4e00-\u9fff]{2,4}(?:服务)?(?:基地|中心)|(?:足球俱乐部|篮球俱乐部|俱乐部)"),
}  # fmt: skip
_MINISTRY = re.compile(
    rf"{_OPEN}[\u4e00-\u9fff]{{2,14}}?(?:司(?![长机法])|局(?![长面])|中心|研究所|研究院|委员会|办公室|办公厅|"
    rf"出版社|监管局|专员办|分署|特派员办事处|特派办|督察局|学院|干部学校|工程局)"
)
_CHECKED = frozenset(
    "international university research_institute hospital government school legislature military company "
    "association platform judiciary".split()
)
_NO_EXTENSION = re.compile(
    r"[的在到赴为是将被由从对向就等把给使让了着、，某]|合作|旗下|所属|下属|共建|建设|设立|签|支持|引进|举办|组织|"
    r"联合|推动|成立|建立|开展|参加|专家|教授|投资|帮|附近|母公司|各|及其?|挂牌|获批|建成|加快|组建|落户|建有|"
    r"依托|牵头|合办|联办|合建|创办|兴办|开办|承办|主办|协办|联手|携手|筹办|筹建|快速|及时|迅速|妥善|严肃|成功|依法|高效|有效"
)
_DEPARTMENTS = re.compile(r"建设|组织|合作|投资|支持|联合")
_TYPED = frozenset(
    {
        "government",
        "university",
        "judiciary",
        "hospital",
        "research_institute",
        "bank",
        "company",
        "platform",
        "school",
        "media",
    }
)
_FUNCTION_TAGS = frozenset({"p", "c", "r", "d", "uj", "ul", "uz", "m", "f"})
_COUNTED = frozenset("个家所座处批位名两多几")
_JOINED = frozenset({"与", "和", "及"})


def nominal(part: str, lexicon: Lexicon) -> bool:
    """Whether a stretch has no function words but 与 and 和 and no verb that ends a name."""
    for token in tokens(part, 0, len(part)):
        if token.word in _JOINED or token.word in lexicon.inner:
            continue
        if (
            token.word in lexicon.stops
            or (token.tag in _FUNCTION_TAGS and len(token.word) == 1 and known(token.word))
            or (token.tag in {"m", "mq"} and token.word[-1] in _COUNTED)
        ):
            return False
    return True


_NUMBERED = re.compile(r"第?[0-9〇一二三四五六七八九十]{1,4}(?:研究)?[所院]$|\d")


def _type(kind: str, part: str, lexicon: Lexicon) -> str:
    """The type of a body with its part: a hospital of a university is a hospital, its school a university."""
    if part == "政府":
        return "government"
    if kind == "company" and _NUMBERED.match(part):
        return "research_institute"
    if part.endswith("工会"):
        return "association"
    if part.endswith(("党组", "党委", "党支部", "党总支")) and kind in {"government", "school"}:
        return "party"
    if part.endswith("党工委"):
        return "party"
    if kind == "hospital" and part == "集团":
        return kind
    if kind == "university" and part.endswith(("团委", "党委")):
        return "party" if part.endswith("党委") else "association"
    rank = next((word for size in range(8, 1, -1) if (word := part[-size:]) in lexicon.ranks), None)
    own = lexicon.ranks[rank].type if rank else "research_institute" if part[-1] == "所" else kind
    keeps = (part.endswith("学院") and kind == "university") or (own == "government" and kind != "platform")
    return own if own in _TYPED and not keeps else kind


def extended(text: str, mention: Mention, lexicon: Lexicon) -> Mention:
    """Take in the parts that follow a body's name.

    下属单位和名称连写的是一处:``天津科技大学食品科学与工程学院``。
    """
    for _ in range(2):
        central = mention.rule in {"fixed.central", "fixed.ministry", "organ.foreign"} and mention.type == "government"
        pattern = _MINISTRY if central else _EXTENSIONS.get(mention.type)
        if mention.type == "other" and mention.rule != "fixed.known":
            break
        match = pattern.match(text, mention.end) if pattern else None
        if match is None or not _fits(mention, match[0], lexicon):
            break
        if text[match.end() : match.end() + 1] == "园" and match[0].endswith(("科技", "产业", "工业")):
            break
        short = mention.type in {"bank", "military", "company"} and mention.rule.startswith("fixed.")
        mention.name = text[mention.start : match.end()] if short else mention.name + match[0]
        mention.end = match.end()
        mention.type = _type(mention.type, match[0], lexicon)
    return mention


def _fits(mention: Mention, part: str, lexicon: Lexicon) -> bool:
    if not part or part[0] in _JOINED:
        return False
    division = mention.rule in {"fixed.central", "fixed.ministry"} and part[-1] == "司"
    if _NO_EXTENSION.search(
        _DEPARTMENTS.sub("", part) if division else part.replace("高等", "").replace("产学研合作", "")
    ):
        return False
    if mention.type == "company" and part in word_set("company_tails") and mention.name.endswith(("集团", "公司")):
        return False
    if (_NUMBERED.match(part) and part[-1] in "所院") or (part[0] == "驻" and mention.type == "international"):
        return True
    if mention.type == "company" and part[-1] == "局" and not mention.name.startswith(word_tuple("builders")):
        return False
    if mention.type == "university" and part == "系" and mention.rule.startswith("fixed"):
        return False
    if mention.type not in _CHECKED:
        return True
    rank = next((size for size in range(min(len(part), 8), 1, -1) if part[-size:] in lexicon.ranks), 0)
    return nominal(part[: len(part) - rank].replace("集中支付", "支付"), lexicon)
