"""Texts in traditional characters: read as simplified ones, quoted as they are."""

from __future__ import annotations

from policyminer.layout import analyse
from policyminer.layout.traditional import is_traditional, pairs, simplify

TEXT = "雲溪縣人才工作綜述\n\n  本報記者 陳一鳴\n\n  雲溪縣共引進本科生３２０餘人。縣人社局牽頭成立「人才服務」專班。"


def test_the_clean_text_is_simplified_and_the_source_is_quoted() -> None:
    layout = analyse(TEXT)
    reading = layout.reading
    assert "云溪县共引进本科生320余人。县人社局牵头成立“人才服务”专班。" in reading.text
    at = reading.text.index("本科生320余人")
    assert reading.phrase(at, at + 8).text == "本科生３２０餘人"
    assert layout.title == "雲溪縣人才工作綜述" and layout.authors
    assert [repair.kind for repair in layout.repairs].count("simplified") == 1


def test_simplified_and_mixed_texts_are_left_alone() -> None:
    for text in (
        "",
        "abc",
        "近三年来引进人才320余人。",
        "他把“乾隆”写成了“乾嘉”,與之不同的是後来的做法,但人才工作仍在继续推进。",
    ):
        assert simplify(text) is text and not is_traditional(text)


def test_one_character_for_one() -> None:
    table = pairs()
    assert len(table) > 2900
    assert not set(table.values()) & set(table)
    assert ord("乾") not in table and chr(table[ord("餘")]) == "余"
