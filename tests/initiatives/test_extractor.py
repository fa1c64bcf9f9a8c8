"""Undertakings in invented sentences: what is marked, as what, and what is not."""

from __future__ import annotations

import pickle
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from undertakings import EXTRACTOR, drafts, marks

from policyminer.extractors.drafts import FigureDraft, OrganizationDraft
from policyminer.extractors.initiatives import InitiativeExtractor, Name
from policyminer.layout.reading import Published, Reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("该县实施“雁归云溪”工程。", [("雁归云溪", "programme")]),
        ("启动“百企出海”行动,成效明显。", [("百企出海", "campaign")]),
        ("深入实施人才强县战略。", [("人才强县战略", "strategy")]),
        ("坚持人才强国和创新驱动发展战略。", [("人才强国", "strategy"), ("创新驱动发展战略", "strategy")]),
        ("全面推行链长制。", [("链长制", "mechanism")]),
        ("建立联席会议、重要事项集体议事等制度。", [("联席会议", "mechanism"), ("重要事项集体议事", "mechanism")]),
        ("深化亩均效益评价改革。", [("亩均效益评价改革", "mechanism")]),
        ("扎实推进“放管服”改革。", [("放管服", "mechanism")]),
        ("打好蓝天、碧水、净土保卫战。", [("蓝天", "campaign"), ("碧水", "campaign"), ("净土保卫战", "campaign")]),
        ("开展党建“六项行动”。", [("六项行动", "campaign")]),
        ("推进红色知识等“三进两入”,即进机关、进校园。", [("三进两入", "campaign")]),
        ("成功举办第三届云溪茶文化节。", [("第三届云溪茶文化节", "event")]),
        ("在2019年云溪县科技创新大会上作报告。", [("2019年云溪县科技创新大会", "event")]),
        ("举办“秋溪归雁”人才项目推介会。", [("“秋溪归雁”人才项目推介会", "event")]),
        ("荣获“全省科技创新先进县”称号。", [("全省科技创新先进县", "honour")]),
        (
            "先后被确定为“国家可持续发展实验区”“全国卫生县城”等。",
            [("国家可持续发展实验区", "honour"), ("全国卫生县城", "honour")],
        ),
        ("去年获批国家创新型城市。", [("国家创新型城市", "honour")]),
        ("与临江大学共建云溪茶产业研究院。", [("云溪茶产业研究院", "platform")]),
        ("出台人才新政20条。", [("人才新政20条", "document")]),
        ("落实“云溪县高校毕业生生活补贴实施细则”。", [("云溪县高校毕业生生活补贴实施细则", "document")]),
        ("开展农村集体经营性建设用地入市试点。", [("农村集体经营性建设用地入市试点", "pilot")]),
        ("全国“两山”实践创新基地花落云溪,县里获批全国“两山”实践创新基地。", None),
        ("推行“免申即享”“即申即享”等模式。", [("免申即享", "mechanism"), ("即申即享", "mechanism")]),
        ('实施"雁归云溪"工程。', [("雁归云溪", "programme")]),
    ],
)
def test_marks(text: str, expected: list[tuple[str, str]] | None) -> None:
    if expected is None:
        assert all("实践创新基地" in surface for surface, _ in marks(text))
    else:
        assert marks(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“栽下梧桐树,引得凤凰来”,人才越聚越多。",
        "打造人才集聚“洼地”,释放人才“红利”。",
        "推动经济高质量发展,用实际行动回报社会。",
        "“补贴到账真快!”企业负责人说。",
        "签订战略合作协议,建立合作机制,完善长效机制。",
        "他在《某某日报》上发表文章,歌曲《茶山谣》传唱一时。",
        "工程师红利不断释放,工程机械产业加快发展。",
        "办理时限压缩60%,群众“最后一公里”打通了。",
        "实现“十四五”规划目标,专精特新“小巨人”企业5家。",
        "将工作一抓到底,各项规章制度上墙。",
    ],
)
def test_what_is_no_initiative(text: str) -> None:
    assert marks(text) == []


def test_documents_carry_their_number_and_kind() -> None:
    text = "县委印发《关于实施“云上英才”计划的若干意见(试行)》(云发〔2021〕8号),配套《安家补贴办法》。"
    title, nested, second = drafts(text)
    assert text[slice(*title.mentions[0])] == "《关于实施“云上英才”计划的若干意见(试行)》(云发〔2021〕8号)"
    assert title.name == "关于实施“云上英才”计划的若干意见(试行)"
    assert title.document is not None and title.document.number == "云发〔2021〕8号"
    assert (title.document.issuer_code, title.document.year, title.document.serial) == ("云发", 2021, 8)
    assert title.document.kind == "意见" and title.status == "done"
    assert (nested.name, nested.type) == ("云上英才", "plan")
    assert second.document is not None and (second.document.number, second.document.kind) == (None, "办法")


def test_declared_short_forms_are_the_same_paper() -> None:
    text = "印发《云溪县节水行动实施方案》(以下简称《方案》)。《方案》提出,到2025年节水一成。"
    (draft,) = drafts(text)
    assert [text[slice(*span)] for span in draft.mentions] == ["《云溪县节水行动实施方案》", "《方案》", "《方案》"]


def test_treaties_with_a_latin_short_form_are_two_mentions() -> None:
    text = "抢抓《区域全面经济伙伴关系协定》(RCEP)机遇。"
    assert marks(text) == [("《区域全面经济伙伴关系协定》", "document"), ("RCEP", "document")]


def test_heading_titles_without_marks() -> None:
    text = "云溪县人民政府关于印发云溪县促进就业实施办法的通知\n云溪县促进就业实施办法\n第一条 为促进就业。"
    assert ("云溪县促进就业实施办法", "document") in marks(text)
    assert all("通知" not in surface for surface, _ in marks(text))


def test_one_record_for_two_heads_and_bare_repetition() -> None:
    text = "实施“雁归云溪”战略。“雁归云溪”工程启动以来,“雁归云溪”深入人心。"
    (draft,) = drafts(text)
    assert len(draft.mentions) == 3


def test_expansion_of_a_number_slogan() -> None:
    text = "推进“三进两入”,即进机关、进校园、进企业,入脑、入心。"
    (draft,) = drafts(text)
    assert [text[s:e] for s, e in draft.expansion] == ["进机关、进校园、进企业,入脑、入心"]


def test_status() -> None:
    assert drafts("下一步,将实施“雁归云溪”工程。")[0].status == "planned"
    assert drafts("深入实施“雁归云溪”工程。")[0].status == "ongoing"
    assert drafts("荣获“全省科技创新先进县”称号。")[0].status == "done"


def test_links() -> None:
    text = "2021年3月,县委、县政府印发《云溪县人才办法》(云发〔2021〕8号),对博士最高补贴20万元。"
    text += "被省科技厅命名为“全省创新先进县”。"
    reading = Reading.plain(text, published=Published("2021-05", "given"))
    found = EXTRACTOR.extract(reading)
    bodies = [
        OrganizationDraft(name, name, "government", None, None, [], [(text.index(name), text.index(name) + len(name))])
        for name in ("县委", "县政府", "省科技厅")
    ]
    at = text.index("20万元")
    figures = [FigureDraft(at, at + 4, None, None, None, "元", "at_most", "money")]
    EXTRACTOR.link(reading, found, figures, bodies)
    paper, honour = found
    assert paper.issuers == [0, 1] and paper.figures == [0] and paper.date == "2021-03"
    assert honour.issuers == [2] and honour.type == "honour"


def test_bodies_that_are_founded_are_platforms() -> None:
    text = "临江职业学院与企业共建云溪数字工匠学院。"
    at = text.index("云溪数字")
    body = OrganizationDraft("云溪数字工匠学院", "云溪数字工匠学院", "university", None, None, [], [(at, at + 8)])
    found = EXTRACTOR.extract(Reading.plain(text), [body])
    assert [(draft.name, draft.type) for draft in found] == [("云溪数字工匠学院", "platform")]


def test_given_names_come_first() -> None:
    extractor = InitiativeExtractor(learned=False, gazetteers=[Name("云溪蓝图", "strategy"), ("归雁汇", "platform")])
    found = extractor.extract(Reading.plain("按照云溪蓝图部署,归雁汇正式启用。"))
    assert [(draft.name, draft.type) for draft in found] == [("云溪蓝图", "strategy"), ("归雁汇", "platform")]


def test_pickle_and_determinism() -> None:
    text = "实施“雁归云溪”工程,深化亩均效益评价改革。"
    again = pickle.loads(pickle.dumps(EXTRACTOR))
    assert again.extract(Reading.plain(text)) == drafts(text)


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="实施开展“”《》()（）〔〕号发2020、，。等制度工程行动云溪县荣获\n\ud800\x00 会大将", max_size=80)
)
def test_total_on_any_text(text: str) -> None:
    for draft in drafts(text):
        for start, end in draft.mentions:
            assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    "piece", ["“", "《", "实施", "工程", "“工程”", "等制度、", "荣获", "、", "(", "2020年", "月调度、"]
)
def test_time_on_hostile_text(piece: str) -> None:
    begun = time.process_time()
    drafts(piece * (40_000 // len(piece)))
    assert time.process_time() - begun < 4.0
