"""Names that their predicate, their list or their head marks, in invented sentences; and what only looks like one."""

from __future__ import annotations

import pytest
from undertakings import EXTRACTOR, marks

from policyminer.layout.reading import Reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the predicate stands behind the name, or behind its list
        (
            "农业水价综合改革、集体林权制度改革扎实推进。",
            [("农业水价综合改革", "mechanism"), ("集体林权制度改革", "mechanism")],
        ),
        ("生态环境损害赔偿制度全面落地。", [("生态环境损害赔偿制度", "mechanism")]),
        ("石漠化综合治理工程有序推进。", [("石漠化综合治理工程", "programme")]),
        ("完整社区建设试点有序推进。", [("完整社区建设试点", "pilot")]),
        ("云浦湾国家海洋公园加快建设。", [("云浦湾国家海洋公园", "platform")]),
        # regions as strategies
        (
            "北部湾城市群、珠江—西江经济带建设加快。",
            [("北部湾城市群", "strategy"), ("珠江—西江经济带", "strategy")],
        ),
        ("云溪—澄浦同城化扎实推进。", [("云溪—澄浦同城化", "strategy")]),
        ("主动融入云江都市圈建设。", [("云江都市圈", "strategy")]),
        # plans drawn up, titles striven for
        ("国土空间总体规划获批实施。", [("国土空间总体规划", "document")]),
        ("加快冲刺全国百强县。", [("全国百强县", "honour")]),
        ("启动青年发展型城市建设。", [("青年发展型城市", "pilot")]),
        ("荣获全国质量创新大赛金奖。", [("全国质量创新大赛金奖", "honour")]),
        # mechanisms without a head noun of the common sort
        ("全面推开按病种分值付费。", [("按病种分值付费", "mechanism")]),
        ("落实国家组织高值医用耗材集采。", [("国家组织高值医用耗材集采", "mechanism")]),
        (
            "推行校长职级制和企业新型学徒制。",
            [("校长职级制", "mechanism"), ("企业新型学徒制", "mechanism")],
        ),
        ("实现“见贷即保”。", [("见贷即保", "mechanism")]),
        # whole names: number, list, phase, known name inside
        ("开展四大民生领域百日攻坚行动。", [("四大民生领域百日攻坚行动", "campaign")]),
        ("实施小微企业、个体工商户三年成长计划。", [("小微企业、个体工商户三年成长计划", "plan")]),
        ("开展新一轮国资国企改革深化提升行动。", [("国资国企改革深化提升行动", "campaign")]),
        ("实施重大项目谋划储备三年行动。", [("重大项目谋划储备三年行动", "campaign")]),
        ("举办云溪可持续发展创新合作论坛。", [("云溪可持续发展创新合作论坛", "event")]),
        ("实施工业强县“四大攻坚”行动。", [("工业强县“四大攻坚”行动", "campaign")]),
        ("上线“云易办”平台。", [("云易办", "platform")]),
        ("做强云溪兵支书品牌。", [("云溪兵支书", "campaign")]),
        ("云溪县深化健康云溪建设。", [("健康云溪", "campaign")]),
        # a verb behind the name of a place, a body or a partner
        ("支持云浦县推进县域治理综合改革试点。", [("县域治理综合改革试点", "pilot")]),
        ("县检察院与县妇联建立困境妇女司法救助协作机制。", [("困境妇女司法救助协作机制", "mechanism")]),
        ("支持在原云浦机场规划建设高端装备智造产业园。", [("高端装备智造产业园", "platform")]),
        ("以园区增值服务改革为牵引，优化流程。", [("园区增值服务改革", "mechanism")]),
        # adjectives are part of what is carried out
        ("实施优质企业梯度培育计划。", [("优质企业梯度培育计划", "plan")]),
        # lists with a counted head
        (
            "实施龙头企业培育、新兴产业倍增、园区提质扩容三大行动。",
            [("龙头企业培育", "campaign"), ("新兴产业倍增", "campaign"), ("园区提质扩容", "campaign")],
        ),
        ("深入实施五大攻坚行动。", [("五大攻坚行动", "campaign")]),
        # systems by their last character
        ("推行人才举荐制，完善体制机制。", [("人才举荐制", "mechanism")]),
        # events: sports, culture, lists that end without a head, quotes before the head
        ("成功举办茶博会、山花儿开等节会活动。", [("茶博会", "event"), ("山花儿开", "event")]),
        ("举办第三届云溪“村歌”大赛。", [("第三届云溪“村歌”大赛", "event")]),
        ("举办云溪青年篮球赛、云溪戏曲大展演。", [("云溪青年篮球赛", "event"), ("云溪戏曲大展演", "event")]),
        (
            "参加第十二届云州运动会和云州残疾人运动会。",
            [("第十二届云州运动会", "event"), ("云州残疾人运动会", "event")],
        ),
        # titles without a level, with cups, striven for, in a list
        ("支持云浦县创建天云旅游名县。", [("天云旅游名县", "honour")]),
        ("获批云海两岸数字产业合作区。", [("云海两岸数字产业合作区", "honour")]),
        ("力争再培育2个“省级百强中心镇”。", [("省级百强中心镇", "honour")]),
        # names that go on behind the head
        ("扎实开展重大隐患专项整治2023行动。", [("重大隐患专项整治2023行动", "campaign")]),
        ("积极申建云溪保税物流中心（B型）。", [("云溪保税物流中心（B型）", "platform")]),
        ("扎实做好中小企业数字化转型试点工作。", [("中小企业数字化转型试点", "pilot")]),
        # quotes that neither verb nor head settles
        ("建成“15分钟医保服务圈”。", [("15分钟医保服务圈", "mechanism")]),
        ("打出“引客入云”组合拳。", [("引客入云", "campaign")]),
        ("实现160项事项“同事同标”。", [("同事同标", "mechanism")]),
        ("，“云惠保”赔付16万人次。", [("云惠保", "mechanism")]),
        ("及时出台“42+8”实施细则和稳外贸“12条”。", [("42+8", "document"), ("12条", "document")]),
        ("推广“云里码”“一码游云”“云上逛”平台。", None),
        ("设立“云溪工匠日”。", [("云溪工匠日", "event")]),
        ("启用“云易办”综合服务平台。", [("云易办", "platform")]),
        ("建成“云谷”人才科创园。", [("“云谷”人才科创园", "platform")]),
        # plans drawn up, papers to be approved
        ("完成小龙湾生态新城规划编制。", [("小龙湾生态新城规划", "document")]),
        ("争取资源配置枢纽建设方案获批。", [("资源配置枢纽建设方案", "document")]),
        ("出台促消费措施38条，推出便民措施12条。", [("促消费措施38条", "document")]),
        # lists of doings and of services, events with places, games, titles
        (
            "实施园区引流、市场拓展、主体倍增行动。",
            [("园区引流", "campaign"), ("市场拓展", "campaign"), ("主体倍增行动", "campaign")],
        ),
        (
            "开展项目攻坚突破年、营商环境提升年活动。",
            [("项目攻坚突破年", "campaign"), ("营商环境提升年", "campaign")],
        ),
        (
            "“助老三件事”“安全亲水岸”“从齿享幸福”让群众普遍受益。",
            [("助老三件事", "campaign"), ("安全亲水岸", "campaign"), ("从齿享幸福", "campaign")],
        ),
        ("举办首届云溪（澄浦）戏剧周。", [("首届云溪（澄浦）戏剧周", "event")]),
        ("举办“云江嘉年华”暨第4届云江民歌艺术节。", [("云江嘉年华", "event"), ("第4届云江民歌艺术节", "event")]),
        ("第十六届市运会、省十七运会圆满落幕。", [("第十六届市运会", "event"), ("省十七运会", "event")]),
        ("入选中国体育旅游十佳目的地。", [("中国体育旅游十佳目的地", "honour")]),
        ("新增省级“最美公共书房”18处。", [("最美公共书房", "honour")]),
        ("“云接办”⑩一体化机制高效运转。", [("云接办", "mechanism")]),
        ("“12345”与“110”双号联动机制高效运转。", [("“12345”与“110”双号联动机制", "mechanism")]),
        ("完成种养结合循环试点任务。", [("种养结合循环试点", "pilot")]),
        (
            "深入推进营商环境大改善和产业招商大提升。",
            [("营商环境大改善", "campaign"), ("产业招商大提升", "campaign")],
        ),
        ("中国（云溪）跨境电子商务综合试验区开园。", [("中国（云溪）跨境电子商务综合试验区", "pilot")]),
        ("打响“敢为”改革品牌。", [("敢为", "campaign")]),
        ("入选全省第二轮“双高计划”。", [("双高计划", "plan")]),
        ("建立项目建设和投资管理数字化平台。", [("项目建设和投资管理数字化平台", "platform")]),
        # quotes before 和, 试点 as a verb, bodies before 发起, titles of districts
        ("推进“云警大脑”和一体化办案中心建设。", [("云警大脑", "platform"), ("一体化办案中心", "platform")]),
        ("试点医保公共服务一体化改革。", [("医保公共服务一体化改革", "mechanism")]),
        ("县总工会、县妇联联合发起“同心助学”行动。", [("同心助学", "campaign")]),
        ("荣获国家卫生区、平安中国建设示范县等称号。", [("国家卫生区", "honour"), ("平安中国建设示范县", "honour")]),
        ("云湾老酒被认定为“中华老字号”。", [("中华老字号", "honour")]),
        ("加快云溪国际农贸城建设。", [("云溪国际农贸城", "platform")]),
        ("实施“快递进村”工程。", [("快递进村", "programme")]),
        # signs of letters and figures, markets for technology, galleries
        ("搭建“4N”平台，建成云溪科技大市场。", [("4N", "mechanism"), ("云溪科技大市场", "platform")]),
        ("开展“1+X”证书制度试点。", [("1+X", "mechanism")]),
        ("县文化馆获评国家一级馆。", [("国家一级馆", "honour")]),
        # quotes with a long middle, 暨, a list that goes on without quotes, titles behind 的, markets that specialize
        (
            "实施“数云兴农”和“互联网+”农产品出村工程。",
            [("数云兴农", "programme"), ("“互联网+”农产品出村工程", "programme")],
        ),
        ("实施“秸秆变肉”暨肉牛振兴计划。", [("“秸秆变肉”暨肉牛振兴计划", "plan")]),
        ("定期举行“行长下乡”、银企对接等活动。", [("行长下乡", "campaign")]),
        ("实施农产品深加工等“三农”工作十大提升行动。", [("“三农”工作十大提升行动", "campaign")]),
        ("落实倍增“七条意见”。", [("七条意见", "document")]),
        ("创建以肉牛为主导的国家现代农业产业园。", [("国家现代农业产业园", "platform")]),
        (
            "建立“领导挂帅+专业队伍攻坚+商会组织搭桥+乡镇部门落实”招商机制。",
            [("领导挂帅+专业队伍攻坚+商会组织搭桥+乡镇部门落实", "mechanism")],
        ),
        ("规划建设云溪轻纺城，做强青岚服装电商基地。", [("云溪轻纺城", "platform"), ("青岚服装电商基地", "platform")]),
        ("县医院试点“一次挂号管三天”。", [("一次挂号管三天", "mechanism")]),
        # fairs being planned, weeks, days
        ("正筹划第二届柳编文化节。", [("第二届柳编文化节", "event")]),
        ("举办云江英才创业周等引才活动。", [("云江英才创业周", "event")]),
        # 可持续 inside a name, gatherings of merchants, rules by procedure, 主题教育 behind other words
        ("加快国家可持续发展议程创新示范区建设。", [("国家可持续发展议程创新示范区", "pilot")]),
        ("办好云商大会。", [("云商大会", "event")]),
        ("修订云溪县重大行政决策程序规定。", [("云溪县重大行政决策程序规定", "document")]),
        ("用发展的新成效检验主题教育成果。", [("主题教育", "campaign")]),
        # layouts, circles, lists of regions, rewards, incubators
        ("构建“一核引领、两极支撑”的发展格局。", [("一核引领、两极支撑", "strategy")]),
        (
            "打响云溪综合治理攻坚战，全力助推成渝地区双城经济圈建设。",
            [("云溪综合治理攻坚战", "campaign"), ("成渝地区双城经济圈", "strategy")],
        ),
        ("融入“五城三小时经济圈”、粤港澳大湾区。", [("五城三小时经济圈", "strategy"), ("粤港澳大湾区", "strategy")]),
        ("用好云溪招商引资奖励办法。", [("云溪招商引资奖励办法", "document")]),
        ("争创国家级科技企业孵化器。", [("国家级科技企业孵化器", "honour")]),
        ("实施城市基础设施生命线工程。", [("城市基础设施生命线工程", "programme")]),
        # papers whose titles run on
        (
            "落实省政府关于推动县域经济发展若干政策措施的实施意见，支持各县。",
            [("关于推动县域经济发展若干政策措施的实施意见", "document")],
        ),
        ("加快北斗规模化应用先行城市建设。", [("北斗规模化应用先行城市", "pilot")]),
        # fairs by their name alone, titles awarded, what begins with 可, our own measures
        ("“青石豆腐节”期间，客商云集。", [("青石豆腐节", "event")]),
        ("授予云溪县医院重症医学科“巾帼文明岗”。", [("巾帼文明岗", "honour")]),
        ("认定云溪科技馆为省级科普教育基地。", [("省级科普教育基地", "honour")]),
        ("申报国家级千兆城市。", [("国家级千兆城市", "honour")]),
        ("争取国家可再生能源云江分中心落地。", [("国家可再生能源云江分中心", "platform")]),
        ("落实我市支持科技重点项目7条措施。", [("支持科技重点项目7条措施", "document")]),
        ("完善“1+5+N”园区布局。", [("1+5+N", "strategy")]),
        # articles behind quotes, counts before titles, two doings joined in one mechanism, wars
        ("出台“云资通”十条，印发“人才新政”20条。", [("“云资通”十条", "document"), ("“人才新政”20条", "document")]),
        ("成功创建2个云溪旅游名村。", [("云溪旅游名村", "honour")]),
        ("健全债务风险防控预警和统筹调度机制。", [("债务风险防控预警和统筹调度机制", "mechanism")]),
        ("打好禁毒防艾人民战争。", [("禁毒防艾人民战争", "campaign")]),
        # other genres: lists of papers, funds, days, rounds, rules, actors
        (
            "出台《云溪若干政策》(云发〔2016〕9号)和人才新政20条。",
            [("《云溪若干政策》(云发〔2016〕9号)", "document"), ("人才新政20条", "document")],
        ),
        ("设立“溪上启航”人才创业基金。", [("溪上启航", "programme")]),
        ("设立1亿元的县产业引导基金。", [("县产业引导基金", "mechanism")]),
        ("每月前20天定为“企业宁静日”。", [("企业宁静日", "mechanism")]),
        ("实行“一周一调度、一月一通报”。", [("一周一调度、一月一通报", "mechanism")]),
        ("按照“四个一律”要求转移群众。", [("四个一律", "mechanism")]),
        ("扎实做好“六稳”工作。", [("六稳", "campaign")]),
        ("建立自治区促消费扩开放联席会议制度。", [("自治区促消费扩开放联席会议制度", "mechanism")]),
        ("完善“桂字号”名品动态管理制度。", [("“桂字号”名品动态管理制度", "mechanism")]),
        ("由市卫生健康委、市大数据中心建设全民健康信息平台。", [("全民健康信息平台", "platform")]),
        ("让企业“敢闯敢投”。", []),
        ("支持邕水等市打造夜间经济集聚区。", []),
        ("构建“六位一体”新格局。", []),
        ("“聚才入澄”添动能。全县实施“聚才入澄”工程。", [("聚才入澄", "programme"), ("聚才入澄", "programme")]),
        ("用好云江自贸试验区协同发展区。", [("云江自贸试验区协同发展区", "pilot")]),
    ],
)
def test_marks(text: str, expected: list[tuple[str, str]] | None) -> None:
    if expected is None:
        assert len(marks(text)) == 3
    else:
        assert marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "推进城乡一体化发展。",
        "云溪市公共资源交易中心完成首笔交易。",
        "盘活农村闲置宅基地。",
        "深化改革开放。",
        "健康产业建设加快。",
        "创建省级乡村振兴示范村40个。",
        "打造华中地区最优护理培训基地。",
        "推进基础设施一体化和公共服务均等化。",
        "缔结友好城市关系。",
        "规范“一把手”行权履职。",
        "建成“7×24小时”自助服务区。",
        "打通国内断点，破解“卡脖子”难题，守牢“米袋子”。",
        "养老金实现“十九连涨”。",
        "“云溪大米”获国家地理标志认证。",
        "树牢“项目为王”理念，锚定“走在前列”目标。",
        "打造全国最大的线束生产基地。",
        "建设一批行业数字化服务平台。",
        "聚焦“高质量发展”课题调研，严格执行民主集中制。",
        "新增就业和扩大内需，推进全市域一体化。",
        "深化供给侧结构性改革。",
        "推动云溪农机研究院高质量发展。",
        "把招商作为“一把手工程”。",
        "打通“断头路”9条。",
        "率先实现行政复议服务中心规范化建设。",
        "建设新材料园等“专业园”“园中园”“特色园”。",
        "该项目入选国家建设名单。",
        "支持三村连片打造试点。",
        "建设区域性综合为农服务中心。",
        "精建专业化“区中园”。",
        "抓实动态监测和精准帮扶“两个环节”。",
        "加强与云州联动发展，完善多元化投入机制。",
        "推动“政、产、学、研、用”要素提档升级。",
        "完成5处排水通道打通及治涝工程。",
        "云溪湾科技城第一小学建成开学。",
        "实现义务教育优质均衡“满堂红”。",
        "壮大“四大主导产业”。",
        "健全县镇村三级服务中心，各区养老服务中心建成运营。",
    ],
)
def test_nothing(text: str) -> None:
    assert marks(text) == []


@pytest.mark.parametrize(
    ("text", "fates"),
    [
        ("《云溪县柔性引才办法》同时废止。《云溪县引才办法》自印发之日起施行。", ["repealed", ""]),
        ("决定废止《云溪县招商办法》《云溪县奖励办法》等3件规范性文件。", ["repealed", "repealed"]),
        ("《云溪县养犬管理规定》已不适应形势，予以废止。", ["repealed"]),
        ("依据《云江省土地管理条例》，制定本办法，原办法废止。", [""]),
        ("出台《云溪县引才办法》，修订《云溪县住房办法》。", ["", "amended"]),
        ("印发新修订的《云溪县突发事件总体应急预案》。", ["amended"]),
        ("对《云溪县城市管理办法》进行修改。", ["amended"]),
        ("《云溪县统计管理办法（2021年修订）》施行。", ["amended"]),
        ("根据《云溪县条例》修订本细则。", [""]),
    ],
)
def test_papers_say_what_has_become_of_them(text: str, fates: list[str]) -> None:
    drafts = EXTRACTOR.extract(Reading.plain(text))
    assert [draft.rule.partition("/")[2] for draft in drafts] == fates


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("开展矛盾纠纷大起底大排查大化解。", ["矛盾纠纷大起底大排查大化解"]),
        ("开展安全隐患大排查大曝光大整治行动。", ["安全隐患大排查大曝光大整治行动"]),
        ("加快建设云溪边民互市贸易区。", ["云溪边民互市贸易区"]),
        ("扩大边境贸易。", []),
        ("奋力争当绿色低碳高质量发展先行区。", ["绿色低碳高质量发展先行区"]),
    ],
)
def test_rushes_in_a_row_and_trading_areas(text: str, names: list[str]) -> None:
    drafts = EXTRACTOR.extract(Reading.plain(text))
    assert [text[start:end] for draft in drafts for start, end in draft.mentions] == names
