"""Short forms of companies named in full: 岚科新材 for 安徽岚科新材料有限公司."""

from __future__ import annotations

import re

from policyminer.extractors.organizations.lexicon import load_lexicon, word_set
from policyminer.extractors.organizations.mention import Mention
from policyminer.extractors.organizations.placenames import places_of
from policyminer.extractors.organizations.regions import Regions
from policyminer.extractors.organizations.tokens import common, known, ordinary
from policyminer.extractors.organizations.trade import industries

_SUFFIX = re.compile(
    r"(?:集团股份有限公司|股份有限公司|集团有限责任公司|集团有限公司|有限责任公司|有限公司|控股集团|集团公司|集团|"
    r"公司|控股|股份)$"
)
_COOPERATIVE = re.compile(r"(?:农民)?(?:专业)?合作社$")
_ENDS = re.compile(
    r"[，。、；：:“”（）()《》,;\n]|公司|集团|等|的|与|和|董事|总经理|副总|负责|投资|建设|生产|自主|研发|项目|"
    r"在|将|已|年|成为|获|是|推出|计划|拟|承建|落户|签约|上市|[一二三]期|员工|厂区|车间|也|从|有|$"
)


def find_short_forms(text: str, mentions: list[Mention], regions: Regions) -> list[Mention]:
    """Where companies named in full are named again by a part of the name.

    同篇里写过全称的企业,其简称也算:``安徽岚科新材料有限公司`` 后文的 ``岚科新材``。
    """
    forms: dict[str, str] = {}
    for mention in mentions:
        if mention.type == "company" and mention.rule.startswith("company.") and not common(mention.name):
            forms.setdefault(mention.name, mention.name)
        if mention.type == "company" and (mention.name[-1] != "社" or mention.name.endswith("合作社")):
            for form in short_forms(mention.name, regions):
                forms.setdefault(form, mention.name)
    if not forms:
        return []
    return [
        Mention(start, end, "company", text[start:end], None, "company.short")
        for start, end in places_of(text, forms)
        if (end - start > 3 or _ENDS.match(text, end)) and not regions.inside(start)
    ]


def short_forms(name: str, regions: Regions) -> list[str]:
    """Parts of a company's name that may stand for it: 岚科新材 for 安徽岚科新材料有限公司."""
    known_forms = regions.shorts.get(name)
    if known_forms is None:
        known_forms = regions.shorts[name] = _short_forms(name, regions)
    return known_forms


def _short_forms(name: str, regions: Regions) -> list[str]:
    place = regions.prefix(name)
    core = name[len(place) :] if place else name
    if core.endswith("合作社"):  # 禾丰合作社 for 禾丰农机专业合作社
        stem = _COOPERATIVE.sub("", core)
        return [stem[:size] + "合作社" for size in (2, 3, 4) if len(core) > size + 3]
    core = _SUFFIX.sub("", core)
    whole_core = _SUFFIX.sub("", name)
    core = re.sub(r"[（(].{0,6}[)）]", "", core)
    if len(core) < 2 or core in word_set("not_short") or core[:2] in word_set("not_short"):
        return []
    forms = [core] if len(core) > 2 or not known(core) else []
    if place and len(whole_core) > 3 and len(place) == 2:
        forms.append(whole_core)
    if len(core) > 4:
        forms.append(core[:4])
    if len(core) > 3 and not known(core[:2]) and core[:2] not in regions.table:
        forms.append(core[:2])
    entries = load_lexicon().entries.get(core, ())
    if core not in forms and any(one.kind == "company" for one in entries):
        forms.append(core)
    industry = next((core[-size:] for size in (5, 4, 3, 2) if core[-size:] in industries()), "")
    if industry and len(core) - len(industry) > 2:
        forms.append(core[: len(core) - len(industry)])
    return [one for one in dict.fromkeys(forms) if one != name and one not in regions.table and _particular(one)]


def _particular(form: str) -> bool:
    """Not a whole name of its own, and no ordinary word begins it (国际贸易) or is it (项目)."""
    if form.endswith(("集团", "公司", "银行")) or form in word_set("products") or (len(form) == 2 and common(form)):
        return False
    return not (len(form) > 2 and ordinary(form[:2]) and form not in industries())
