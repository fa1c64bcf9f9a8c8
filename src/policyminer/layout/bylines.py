"""Bylines, credits and datelines: who wrote, photographed, edited; which paper or agency."""

from __future__ import annotations

import re

from policyminer.layout.cues import cues
from policyminer.layout.model import Author

_ROLES = (
    (
        "editor",
        re.compile(r"编辑|责编|主编|版式|美编|制图|校对|审核|校审|审校|初审|复审|终审|监制|编审|核稿|审稿|总编|编委"),
    ),
    ("photographer", re.compile(r"摄影|图片|供图|摄$|^图$")),
    ("correspondent", re.compile(r"通\s?讯\s?员|特约撰稿|供稿")),
    ("intern", re.compile(r"实习")),
    ("reporter", re.compile(r"记\s?者|采写|采访|特派员")),
    ("author", re.compile(r"作者|撰文|文字|文$|执笔|评论员|撰稿|策划|统筹|文/图|图/文|文图|图文|报道组")),
)
_ROLE = re.compile(
    r"(?P<outlet>本报|本刊|本台|本网|(?<![\u3400-\u9fff])[\u3400-\u9fff]{1,6}(?:日报|晚报|晨报|早报|商报|时报|社|网|融媒体?|客户端|电视台)"
    r"|(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,10}(?=记者[\s\u3000:：]))?"
    r"(?:全媒体|融媒体|特约|首席|见习|驻[\u3400-\u9fff]{2,6}?)?"
    r"(?P<role>实习记者|实习生|记\s{0,2}者|通\s{0,2}讯\s{0,2}员|特约撰稿人?|评论员|采写|采访|特派员|报道组|撰文|撰稿人?|作者|供稿|供图"
    r"|执笔|策划|统筹|文\s?[/／|｜、]\s?图|图\s?[/／|｜、]\s?文|图文|文图|摄影(?:报道)?|文字|图片"
    r"|(?:值班|视觉|版面|美术|执行|责任|本版|本期)?(?:编辑|主编|总编|编委)|责编|校对|审核|校审|审校|初审|复审|终审|监制|编审|核稿|美编|制图|版式"
    r"|(?<![\u3400-\u9fff])(?:文|图|摄)(?=\s?[/／:：|｜]))"
    r"(?:兼摄影|报道)?[\s\u3000:：/／|｜]{0,6}"
)
_NAME = re.compile(
    r"[\u3400-\u9fff]{2,4}(?![\u3400-\u9fff])|[\u3400-\u9fff][ \u3000]{1,4}[\u3400-\u9fff](?![\u3400-\u9fff])"
    r"|[\u3400-\u9fff·]{4,12}(?![\u3400-\u9fff])"
)
_JUNK = re.compile(r"[\s\u3000、，,;；/／|｜()（）\[\]【】■□●○◎◆▲△◇★☆:：。.]+")
_PICTURE = re.compile(
    r"(?:(?:本报)?记者|通讯员)?[\s\u3000]{0,2}"
    r"(?P<name>[\u3400-\u9fff]{2,4}|[\u3400-\u9fff][ \u3000]{1,2}[\u3400-\u9fff])"
    r"[\s\u3000]{0,3}[/／]?[\s\u3000]{0,3}(?:摄影?|供图)[)）]?。?$"
)


def parse_byline(text: str) -> tuple[list[Author], str | None, bool]:
    """Authors of a byline, the paper that it names, and whether it is a byline from end to end.

    拆解署名行:``parse_byline("本报记者 陈一鸣 通讯员 何远")[0][1].role == "correspondent"``。
    """
    authors: list[Author] = []
    outlet: str | None = None
    roles = list(_ROLE.finditer(text))[:24]
    rest = [text[: roles[0].start()] if roles else text]
    for index, match in enumerate(roles):
        end = roles[index + 1].start() if index + 1 < len(roles) else len(text)
        outlet = outlet or _outlet(match.group("outlet"))
        names, left = _names(text[match.end() : end])
        authors += [Author(name, _role(match.group("role"))) for name in names]
        rest.append(left)
    whole = bool(authors) and not _JUNK.sub("", "".join(rest))
    return authors, outlet, whole


def _outlet(name: str | None) -> str | None:
    return None if name is None or name.startswith("本") else name


def _role(word: str) -> str:
    compact = re.sub(r"\s", "", word)
    return next((role for role, pattern in _ROLES if pattern.search(compact)), "author")


def _names(text: str) -> tuple[list[str], str]:
    """Names behind a role word; what is no name is given back."""
    body = text.strip(" \t\u3000/／:：|｜、，,()（）[]【】。")
    pieces = [piece for piece in re.split(r"[\s\u3000、，,;；/／|｜]+", body) if piece]
    if len(pieces) == 2 and all(len(piece) == 1 and "\u3400" <= piece <= "\u9fff" for piece in pieces):
        return ["".join(pieces)], ""
    names: list[str] = []
    rest: list[str] = []
    held = ""
    for piece in pieces:
        if len(piece) == 1 and "\u3400" <= piece <= "\u9fff":
            held, whole = ("", held + piece) if held else (piece, "")
            if whole:
                names.append(whole)
        elif _NAME.fullmatch(piece) and len(piece) <= 12:
            names.append(piece)
        else:
            rest.append(piece)
    return names, "".join(rest) + held


def photographer(text: str) -> list[Author]:
    """The photographer at the end of a caption.

    图片说明末尾的摄影者:``photographer("人才公寓外景。 何远 摄")[0].name == "何远"``。
    """
    match = _PICTURE.search(text[-24:])
    if match is None:
        return []
    return [Author(re.sub(r"\s", "", match.group("name")), "photographer")]


def parse_dateline(text: str) -> tuple[list[Author], str | None, int]:
    """Authors in the head of a news paragraph (``本报讯(记者 何远)``), the agency, and where the head ends.

    电头:``parse_dateline("新华社郑州10月8日电(记者 何远)近日")[1] == "新华社"``。
    """
    match = cues()["dateline"].match(text)
    if match is None:
        return [], None, 0
    agency = match.group("agency") or match.group("paper")
    authors = [Author(agency, "agency")] if match.group("agency") else []
    bracket = re.compile(r"\s{0,2}[(（]([^()（）]{2,60})[)）]").match(text, match.end())
    if bracket:
        authors += parse_byline(bracket.group(1))[0]
        return authors, agency, bracket.end()
    return authors, agency, match.end()


_TAIL = re.compile(
    r"[(（]\s?((?:本报|本刊|[\u3400-\u9fff]{2,6}(?:日报|晚报|网|社))?(?:记者|通讯员|作者|撰稿)[^()（）。]{2,40})[)）]\s?$"
)


def tail_authors(text: str) -> list[Author]:
    """Authors in brackets at the end of the last paragraph.

    文末括注的作者:``tail_authors("…再上台阶。(记者 何远)")[0].role == "reporter"``。
    """
    match = _TAIL.search(text[-64:])
    return parse_byline(match.group(1))[0] if match else []
