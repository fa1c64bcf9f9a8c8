"""The pieces of text that segmentation keeps whole, as one compiled pattern."""

from __future__ import annotations

import re

_DIGIT = r"[\d０-９]"
_NUMBER = rf"{_DIGIT}{{1,24}}(?:[,，]{_DIGIT}{{3}}(?!{_DIGIT})){{0,8}}(?:[.．]{_DIGIT}{{1,12}})?[%％‰]?"
_ISSUER_CODE = r"(?:(?![根据按依照的和及与])[\u4e00-\u9fff]){2,8}"
_DOCUMENT_NUMBER = _ISSUER_CODE + r"[〔\[【（(﹝［]\s?(?:19|20)\d\d\s?[〕\]】）)﹞］]\s?第?\d{1,4}号"
# a short quoted name: Chinese characters, digits and + only, no punctuation, no sentence particle
_QUOTED = r"(?<=[“‘「『])(?P<quoted>(?![^”’」』]{0,10}[了的是呢吗吧])[\u4e00-\u9fff\d+·A-Za-z]{2,10})(?=[”’」』])"

PROTECTED = re.compile(rf"{_QUOTED}|{_DOCUMENT_NUMBER}|{_NUMBER}")
