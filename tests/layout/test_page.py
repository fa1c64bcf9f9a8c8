"""The parts of a page, on invented texts."""

from __future__ import annotations

import pickle

import pytest

from policyminer.layout import Layout, SourceBlock, analyse

BODY = "近年来，云溪县坚持人才优先，出台一批务实举措，人才总量稳步增长，营商环境持续改善。"


def kinds(layout: Layout) -> list[tuple[str, str]]:
    return [(block.kind, layout.reading.text[block.start : block.end]) for block in layout.reading.blocks]


def of(layout: Layout, kind: str) -> list[str]:
    return [text for name, text in kinds(layout) if name == kind]


def test_example_article() -> None:
    source = (
        "# 云溪县\n\n# 筑巢引凤 让人才在县城扎下根\n\n本报记者 陈一鸣 通讯员 何远\n\n"
        "近三年来,云溪县共引进本科生320余人。县人社局\n\n云溪县人才公寓外景。 何远 摄\n\n牵头成立人才服务专班。\n"
    )
    layout = analyse(source)
    assert (layout.kicker, layout.title) == ("云溪县", "筑巢引凤 让人才在县城扎下根")
    assert [(author.name, author.role) for author in layout.authors][:2] == [
        ("陈一鸣", "reporter"),
        ("何远", "correspondent"),
    ]
    assert of(layout, "paragraph") == ["近三年来,云溪县共引进本科生320余人。县人社局牵头成立人才服务专班。"]
    assert [repair.kind for repair in layout.repairs if repair.kind.startswith("joined")] == ["joined_over_caption"]
    assert layout.document.kind == "news"
    assert layout.place is not None
    assert layout.place.name == "云溪县"
    assert layout.published is None
    assert pickle.loads(pickle.dumps(layout)) == layout


def test_number_and_measure_word_over_a_caption() -> None:
    source = (
        f"{BODY}\n\n在孵企业31家;累计毕业达40\n\n\n\n工人正在装配设备。\n\n\n家,涉及机械制造等领域,带动就业2000余人。\n"
    )
    assert "累计毕业达40家,涉及机械制造等领域" in analyse(source).reading.text


def test_no_glue_over_a_loss() -> None:
    source = f"{BODY}\n\n该县推进文化惠民进机关、进学校,以优秀传统文化留住人\n\n来,留得住、主动创业的良好环境。\n"
    layout = analyse(source)
    assert "留住人来" not in layout.reading.text
    assert [trouble.code for trouble in layout.diagnostics] == ["suspected_loss"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("实现工业增", "加值12亿元，增长8%。"),
        ("引进硕", "士45人，落户奖励120万元。"),
        ("建成公寓“青年之", "家”3处，入住300人。"),
    ],
)
def test_words_cut_by_a_break(left: str, right: str) -> None:
    layout = analyse(f"{BODY}\n\n去年，该县保持良好态势。{left}\n\n{right}\n")
    assert left + right in layout.reading.text


def test_hard_wraps() -> None:
    text = "云溪县坚持把人才作为第一资源，先后出台安家补贴、子女入学等12项政策，" * 6 + "成效明显。"
    lines = [text[at : at + 24] for at in range(0, len(text), 24)]
    layout = analyse("云溪县人才工作综述\n本报记者 何远\n" + "\n".join(lines))
    assert of(layout, "paragraph") == [text]


def test_spaces_and_width() -> None:
    layout = analyse(
        f"{BODY}\n\n省公 安厅表彰云溪县，命案破案率达１００％，投资 3 亿元。局长王　芳介绍，GDP 增长 8%。\n"
    )
    assert "省公安厅表彰云溪县，命案破案率达100%，投资3亿元。局长王芳介绍，GDP增长8%。" in layout.reading.text
    assert {repair.kind for repair in layout.repairs} == {"removed_space", "halfwidth"}
    at = layout.reading.text.index("省公安厅")
    assert layout.reading.phrase(at, at + 4).text == "省公 安厅"


def test_markup_and_tags() -> None:
    layout = analyse(
        "## **一、强化保障**\n\n<p>全县发放补贴&nbsp;<b>20</b>万元，见[通知](http://a.example/x.html)。</p>\n\n---\n"
    )
    assert kinds(layout) == [("heading", "一、强化保障"), ("paragraph", "全县发放补贴20万元，见通知。")] or of(
        layout, "paragraph"
    ) == ["全县发放补贴20万元，见通知。"]


def test_table() -> None:
    layout = analyse(f"{BODY}\n\n单位：亿元\n| 指标 | 2023年 |\n|---|---|\n| 生产总值 | 300.5 |\n\n{BODY}\n")
    assert of(layout, "table") == ["单位：亿元\n指标\t2023年\n生产总值\t300.5"]
    assert all("生产总值" not in layout.reading.text[unit.start : unit.end] for unit in layout.reading.units)


def test_notice() -> None:
    source = (
        "云溪县人力资源和社会保障局　云溪县财政局\n关于印发《云溪县安家补贴办法》的通知\n云人社规〔2024〕3号\n\n"
        "各乡镇人民政府，县直各单位：\n现将办法印发给你们，请遵照执行。\n"
        "云溪县人力资源和社会保障局\n云溪县财政局\n2024年4月12日\n\n云溪县安家补贴办法\n一、总则\n"
        "第一条　为吸引人才，制定本办法。\n第二条　本办法自2024年5月1日起施行，有效期3年。\n"
    )
    layout = analyse(source)
    document = layout.document
    assert layout.title == "云溪县人力资源和社会保障局 云溪县财政局 关于印发《云溪县安家补贴办法》的通知"
    assert (document.kind, document.date, document.effective, document.expires) == (
        "notice",
        "2024-04-12",
        "2024-05-01",
        "2027-04-30",
    )
    assert document.number is not None
    assert (document.number.issuer_code, document.number.year, document.number.serial) == ("云人社规", 2024, 3)
    assert [issuer.text for issuer in document.issuers] == ["云溪县人力资源和社会保障局", "云溪县财政局"]
    assert layout.published is not None
    assert (layout.published.date, layout.published.basis) == ("2024-04-12", "stated")
    assert of(layout, "title")[1] == "云溪县安家补贴办法"


def test_report_in_one_line() -> None:
    filler = "全县上下迎难而上、砥砺前行，各项事业取得新进展。" * 30
    source = (
        f"各位代表：现在，我代表县人民政府向大会报告工作，请予审议。一、2023年工作回顾 过去的一年，{filler}"
        f"二、2024年工作安排 今年，{filler}（一）聚力稳增长。{filler}"
    )
    layout = analyse(source)
    assert of(layout, "heading") == ["一、2023年工作回顾", "二、2024年工作安排"]
    assert layout.document.kind == "report"
    assert layout.published is not None
    assert (layout.published.date, layout.published.basis) == ("2024", "inferred")
    assert layout.reading.units[-1].section == ("二、2024年工作安排",)
    assert layout.reading.units[-1].number.startswith("2-2-")


def test_page_furniture() -> None:
    page = f"云溪县人民政府公报\n{BODY}\n- {{}} -\n"
    layout = analyse("".join([page.format(number) for number in range(1, 5)]))
    assert "公报" not in layout.reading.text
    assert sum(repair.kind == "removed_furniture" for repair in layout.repairs) == 8


def test_units_and_sections() -> None:
    layout = analyse(
        f"云溪县人才工作综述\n\n{BODY}\n\n一、引才\n\n发放补贴20万元；引进硕士45人。\n\n（一）平台\n\n建成基地3家。\n"
    )
    found = [(unit.number, unit.section) for unit in layout.reading.units]
    assert found == [
        ("0-1-1", ()),
        ("1-0-1", ()),
        ("1-1-1", ("一、引才",)),
        ("1-1-2", ("一、引才",)),
        ("1-2-1", ("一、引才",)),
        ("1-3-1", ("一、引才", "（一）平台")),
    ]


def test_headings_that_run_into_the_text() -> None:
    """（一）…。 counts up to the next one, a heading without a number for its own paragraph."""
    layout = analyse(
        "政府工作报告\n\n一、今年工作\n\n（一）聚力产业升级。全年开工项目30个。\n\n建设市场主体。新增企业120家。\n\n"
        "实施技改项目12个，新增产能3万吨。\n\n（二）增进民生福祉。新建学校3所。\n\n二、自身建设\n\n坚持依法行政，公开信息。\n"
    )
    found = [unit.run_in for unit in layout.reading.units if unit.section == ("一、今年工作",)]
    industry, people = "（一）聚力产业升级", "（二）增进民生福祉"
    assert found == [(), (industry,), (industry,), (industry, "建设市场主体"), (industry,), (), (people,)]
    assert layout.reading.units[-1].run_in == ()


def test_given_goes_before_stated() -> None:
    layout = analyse(f"云溪县人才工作综述\n2023年5月8日\n{BODY}", published="2020年10月", place="孟州市")
    assert layout.published is not None
    assert (layout.published.date, layout.published.basis) == ("2020-10", "given")
    assert layout.place is not None
    assert layout.place.code == "410883"


def test_blocks_of_a_reader_are_taken() -> None:
    source = "云溪县人才工作综述 第一段说明情况，\n仍是第一段。 第二段。"
    blocks = [
        SourceBlock(((0, 9),), kind="title", level=1, page=1, element="h1"),
        SourceBlock(((10, 18), (19, 25)), kind="paragraph", page=1, element="p"),
        SourceBlock(((26, 30),), kind="paragraph", page=2, element="p"),
    ]
    layout = analyse(source, blocks=blocks)
    assert kinds(layout) == [
        ("title", "云溪县人才工作综述"),
        ("paragraph", "第一段说明情况，仍是第一段。"),
        ("paragraph", "第二段。"),
    ]
    assert [(block.page, block.element) for block in layout.blocks] == [(1, "h1"), (1, "p"), (2, "p")]


def test_doubtful_readings_are_flagged_not_changed() -> None:
    layout = analyse(f"{BODY}\n\n项目己经开工，总投资500方元，主营皮革糞制。\n")
    assert [trouble.code for trouble in layout.diagnostics] == ["doubtful_character"] * 3
    assert "己经" in layout.reading.text


def test_a_jump_to_another_page() -> None:
    source = (
        f"{BODY}\n\n该县对外开放提速，新港镇上榜全国百强镇，（下转第3版）\n\n"
        "政 府 工 作 报 告\n\n（上接第1版）云溪县获评全国商业领跑县。\n"
    )
    layout = analyse(source)
    assert of(layout, "paragraph")[-1] == "该县对外开放提速，新港镇上榜全国百强镇，云溪县获评全国商业领跑县。"
    assert all("报告" not in heading for unit in layout.reading.units for heading in unit.section)


def test_series_above_the_title() -> None:
    """A series, the title, and a line that ends like a feature's subtitle, without a dash."""
    text = (
        "高质量发展调研行\n小茶叶做成大产业\n清江县推进茶产业发展纪实\n本报记者 何远\n近年来,清江县建成茶园12万亩。\n"
    )
    layout = analyse(text)
    assert (layout.kicker, layout.title, layout.subtitle) == (
        "高质量发展调研行",
        "小茶叶做成大产业",
        "清江县推进茶产业发展纪实",
    )


def test_spaces_on_both_sides_of_a_decimal_point() -> None:
    text = analyse("# 云溪县\n\n地区生产总值增长5 . 5%以上,投资增长7. 2%,占比3 .1%。\n").reading.text
    assert "5.5%以上" in text and "7.2%" in text and "3.1%" in text
