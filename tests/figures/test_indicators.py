"""The shortest words that say what a figure measures, class by class with counterexamples, on invented sentences."""

from __future__ import annotations

import pytest

from policyminer.extractors.drafts import FigureDraft
from policyminer.extractors.figures import FigureExtractor
from policyminer.layout.reading import Published, Reading

EXTRACTOR = FigureExtractor()


def rows(text: str) -> list[FigureDraft]:
    return EXTRACTOR.extract(Reading.plain(text, Published("2024-01", "given")))


def words(text: str, span: tuple[int, int] | None) -> str | None:
    return text[span[0] : span[1]] if span else None


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # a verb inside the name of a fund, a fee, people, works; a verb that governs stays outside
        ("减免承租费和物业费126万元。", ["承租费和物业费"]),
        ("超载率控制在0.3%以内。", ["超载率"]),
        ("一季度利润超30亿元。", ["利润"]),
        ("调入资金2.1亿元，支出总计46.2亿元。", ["调入资金", "支出总计"]),
        ("县财政兑付补偿资金820万元。", ["补偿资金"]),
        ("筹集资金820万元。", ["资金"]),
        ("电力公司出动抢修人员420人。", ["抢修人员"]),
        ("疏散被困人员235人。", ["被困人员"]),
        ("暴雨造成倒塌房屋56间。", ["倒塌房屋"]),
        ("“三公”经费支出2150万元。", ["“三公”经费支出"]),
        ("“双创”服务平台12个。", ["服务平台"]),
        ("15支救援队伍赶赴现场。", ["救援队伍"]),
        ("从业人员1200人，从业者平均年龄41岁。", ["从业人员", "平均年龄"]),
        ("设立了总规模20亿元的产业基金。", ["总规模"]),
        # the noun behind ends before what is done
        ("引导3家快递企业共同配送。", ["快递企业"]),
        ("建设3个共同富裕示范村。", ["共同富裕示范村"]),
        ("280套公寓拎包即住。", ["公寓"]),
        ("对沿河420个排污口逐一溯源。", ["排污口"]),
        ("推动21家企业争创绿色工厂。", ["企业"]),
        ("全市38所学校集中供暖。", ["学校"]),
        ("新建2个集中供热站。", ["集中供热站"]),
        ("完成11家水泥企业超低排放改造。", ["水泥企业"]),
        ("620名队员赶赴现场。", ["队员"]),
        ("组织8支“银龄宣讲队”走村入户。", ["银龄宣讲队"]),
        ("携带橡皮艇18艘连夜驰援。", ["橡皮艇"]),
        # what one compares with is not what is measured
        ("负债率为62%，低于国际警戒线8个百分点。", ["负债率", "负债率"]),
        ("库水位涨至168.3米，超汛限水位2.3米。", ["库水位", "库水位"]),
        ("警戒水位为28.5米。", ["警戒水位"]),
        ("直接经济损失4.6亿元，相当于该县上年财政收入的五成。", ["直接经济损失", "直接经济损失"]),
        ("租金只有市场价的七成。", ["租金"]),
        ("县里平均降雨量186毫米，最大为云溪镇的412毫米。", ["平均降雨量", "平均降雨量"]),
        ("研发经费支出占地区生产总值的比重提高到2.6%。", ["研发经费支出占地区生产总值的比重"]),
        # a run-in heading names it; a noun of its own comes first
        ("支出安排如下：\n2.卫生健康。安排3.6亿元，增长4.1%。", ["卫生健康", "卫生健康"]),
        ("支出安排如下：\n2.卫生健康。安排疫苗经费3.6亿元。", ["疫苗经费"]),
        # who gives is not what is given; what something was done to is what is counted
        ("省财政下达救灾资金2000万元，市里安排800万元。", ["救灾资金", "救灾资金"]),
        ("受损的供水管线已抢通26条。", ["供水管线"]),
        ("排查安全隐患640处，已整改612处。", ["安全隐患", "安全隐患"]),
        ("停电的14个台区已恢复12个。", ["台区", "台区"]),
        ("由市水务集团投资2.3亿元建设的净水厂已投产。", ["投资"]),
        ("失业率由5.2%降至4.9%。", ["失业率", "失业率"]),
        # conjunctions and marks of lists in front
        ("但优质学位五成集中在老城区。", ["优质学位"]),
        ("二是农村供水保证率只有86%。", ["农村供水保证率"]),
        ("一张营业执照跑了5趟。", ["营业执照"]),
        # degrees, ages and holders in front of the head
        ("引进硕士以上或副高职称以上人才36名。", ["人才"]),
        ("规模以上工业增加值增长6%。", ["规模以上工业增加值"]),
        ("60岁以上老年人健康管理率达到72%。", ["健康管理率"]),
        ("货车平均通关时间压缩至40小时以内。", ["平均通关时间"]),
        ("全市年平均气温16.2摄氏度。", ["年平均气温"]),
        ("东湖、西湖两县森林覆盖率分别为61%和58%。", ["森林覆盖率", "森林覆盖率"]),
        ("累计向下游补水3200万立方米。", ["补水"]),
        ("为小微企业担保贷款2.3亿元。", ["担保贷款"]),
        ("养护人员每百公里不足4人。", ["养护人员"]),
    ],
)
def test_indicator(text: str, indicators: list[str | None]) -> None:
    assert [words(text, f.indicator) for f in rows(text)] == indicators


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("县里平均降雨量186毫米，最大为云溪镇的412毫米。", [None, "云溪镇"]),
        ("城区公交日均客流9.2万人次。", ["城区公交"]),
        ("患者平均候诊时间15分钟。", ["患者"]),
        ("60岁以上老年人健康管理率达到72%。", ["老年人"]),
        ("投资2860万元的客运枢纽站主体封顶。", ["客运枢纽站"]),
        ("对工作满三年的博士、硕士分别给予5万元、2万元补助。", [None, "博士", "硕士"]),
    ],
)
def test_subject(text: str, subjects: list[str | None]) -> None:
    assert [words(text, f.subject) for f in rows(text)] == subjects
