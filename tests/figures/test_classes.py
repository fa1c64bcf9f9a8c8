"""Classes of works by size, verbs at the edge of a noun, shared heads and words of change, on invented sentences."""

from __future__ import annotations

import pytest
from drafts import rows, words


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        # a bare magnitude in front of works and bodies is a threshold, also behind a step of the works
        ("全年签约亿元以上项目56个。", ["项目", "项目"]),
        ("新入库亿元以上工业项目31个。", ["工业项目", "工业项目"]),
        ("全市217个在库亿元以上项目完成投资286亿元。", ["项目", "项目", "投资"]),
        ("千万元以上税收企业达12户。", ["税收企业", "企业"]),
        ("新增亿元企业5家。", ["企业"]),
        # verbs with 新, verbs of two parts; a noun that holds the verb stays whole
        ("新认定高新技术企业33家，新改造户厕3200座。", ["高新技术企业", "户厕"]),
        ("农村公路提档升级46公里，病险水库除险加固12座。", ["农村公路", "病险水库"]),
        ("审议议案23件，把握好9个关键环节。", ["议案", "关键环节"]),
        ("分配保障性租赁住房860套。", ["保障性租赁住房"]),
        ("收入分配差距缩小到2.1倍。", ["收入分配差距"]),
        ("培育上市在审企业3家。", ["上市在审企业"]),
        ("组建“云溪红”志愿服务队58支。", ["志愿服务队"]),
        # brackets that add a word to a verb
        ("新建（改造）管网120公里。", ["管网"]),
        # what is cut by a share follows 的
        ("坚决压减20%的一般性支出。", ["一般性支出"]),
        # people whose households have an average end before it
        ("带动2300户茶农户均增收6000元。", ["茶农", "增收"]),
        # words of striving between noun and number; nouns that hold a verb
        ("进出口总额争取达到86亿元。", ["进出口总额"]),
        ("185个村级集体经济组织全部登记。", ["村级集体经济组织"]),
        ("列支服务群众专项经费30万元，清理乱搭乱建60处。", ["服务群众专项经费", "乱搭乱建"]),
        ("为300户空巢独居老人安装报警器。", ["空巢独居老人"]),
        # what is not yet done is no noun; a rate may be a bare number
        ("仍有2300亩未恢复。", [None]),
        ("帮扶120名未就业毕业生。", ["未就业毕业生"]),
        ("道路交通事故万车死亡率为1.36，下降3.2%。", ["道路交通事故万车死亡率"] * 2),
        # names and scenes count nothing
        ("经济总量迈上新台阶，一座又一座桥梁架起来。", []),
        ("举办3人制篮球赛和八角产业大会。", []),
    ],
)
def test_indicator(text: str, indicators: list[str | None]) -> None:
    assert [words(text, f.indicator) for f in rows(text)] == indicators


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "一产、二产、三产增加值分别增长3.2%、6.1%、7.4%。",
            [("增加值", "一产"), ("增加值", "二产"), ("增加值", "三产")],
        ),
        (
            "第一、二、三产业增加值分别为20亿元、60亿元、80亿元。",
            [("增加值", "第一"), ("增加值", "二"), ("增加值", "三产业")],
        ),
    ],
)
def test_shared_head(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(words(text, f.indicator), words(text, f.subject)) for f in rows(text)] == pairs


def test_a_word_of_change_stands_for_the_noun_before() -> None:
    text = "参保人数增加6万人，增幅为3.1%。"
    assert [(words(text, f.indicator), f.direction) for f in rows(text)] == [("参保人数", "increase")] * 2


def test_what_changes_in_a_change_is_the_change() -> None:
    text = "住宅销售面积184万平方米，降幅较上半年收窄7.3个百分点。"
    assert [words(text, f.indicator) for f in rows(text)] == ["住宅销售面积", "降幅"]


def test_bound_and_comparison() -> None:
    assert [f.bound for f in rows("粮食面积达到或超过320万亩。")] == ["at_least"]
    assert [f.comparison and f.comparison[0] for f in rows("财政收入31.5亿元，比增8.3%。")] == [None, "yoy"]


def test_funds_won_are_no_goal() -> None:
    assert [f.status for f in rows("争取到位上级专项资金4.2亿元，创下新高。")] == ["achieved"]
    assert [f.status for f in rows("争取到2027年，建成标准厂房30万平方米。")] == ["target"]
