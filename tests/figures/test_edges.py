"""Edges of an indicator: quoted kinds, parts of words, verbs and adverbs left out, on invented sentences."""

from __future__ import annotations

import pytest
from drafts import rows, words


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # quoted words that say which kind it is stay; a brand, an event and a rate are named without them
        ("新增“专精特新”中小企业14家、“规上”工业企业8家。", ["“专精特新”中小企业", "“规上”工业企业"]),
        ("打造“两业融合”试点单位6家。", ["“两业融合”试点单位"]),
        ("创建“四好农村路”全国示范县2个。", ["“四好农村路”全国示范县"]),
        ("整治“席地而坐”场所45处。", ["“席地而坐”场所"]),
        ("举办“惠游云溪”消费促进活动60场。", ["消费促进活动"]),
        ("发放“云溪惠”家电消费券800万元。", ["家电消费券"]),
        ("“十分钟健身圈”覆盖率达到九成。", ["覆盖率"]),
        # two verbs side by side, and verbs that were taken for the noun
        ("优化调整公交线路18条，培育孵化科技企业25家。", ["公交线路", "科技企业"]),
        ("引进支持青年人才60人，绿化美化村庄32个。", ["青年人才", "村庄"]),
        ("向上级报告请示重大事项41项，宣布失效规范性文件27件。", ["重大事项", "规范性文件"]),
        ("全年利用外调水0.8亿立方米，始发中欧班列210列。", ["外调水", "中欧班列"]),
        ("面向社会资本推介重点项目43个。", ["重点项目"]),
        ("见缝插绿建设口袋公园14处。", ["口袋公园"]),
        ("帮助企业节约成本2.4亿元。", ["成本"]),
        ("到位省外资金18亿元，到位资金26亿元。", ["省外资金", "到位资金"]),
        ("建成科技成果转化应用平台3个。", ["科技成果转化应用平台"]),
        ("林下经济利用森林面积达60万亩。", ["林下经济利用森林面积"]),
        # a cue word over the border of two words, or inside one, is none
        ("提请市人大常委会审议地方性法规3件。", ["地方性法规"]),
        ("新建棚架设施蔬菜大棚0.6万亩。", ["棚架设施蔬菜大棚"]),
        ("热线按期答复率达到98.6%。", ["按期答复率"]),
        ("筹建配售型保障性住房900套。", ["配售型保障性住房"]),
        ("整治占道经营、乱堆乱放520处。", ["占道经营、乱堆乱放"]),
        # the name of what is counted behind a number, with verbs inside
        ("启动5个区域营商环境创新改革试点，打造8个商业聚集区。", ["区域营商环境创新改革试点", "商业聚集区"]),
        ("6个村试点推行积分制。", ["村"]),
        ("出台4项重点群体增收激励政策。", ["重点群体增收激励政策"]),
        ("完成62个行政村村庄规划编制。", ["行政村村庄规划"]),
        ("消除230人返贫致贫风险。", ["返贫致贫风险"]),
        ("143个省市实施类重点项目完成投资。", ["省市实施类重点项目"]),
        # what is done to things and what of them is bettered stays outside
        ("推进3座再生水厂建设，实施7处易涝点改造。", ["再生水厂", "易涝点"]),
        ("提升26条道路绿化品质，改善12所职业院校办学条件。", ["道路", "职业院校"]),
        ("完成11个片区城市更新，5座公厕适老化、适幼化改造。", ["片区", "公厕"]),
        ("18家企业转企进限，32个事项全城通办。", ["企业", "事项"]),
        # a spell between the noun and its verb
        ("进出口总值连续第2年双双超过300亿元。", ["进出口总值"]),
    ],
)
def test_indicator(text: str, indicators: list[str | None]) -> None:
    assert [words(text, f.indicator) for f in rows(text)] == indicators
