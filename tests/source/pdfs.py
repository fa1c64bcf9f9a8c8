"""A small writer of PDF pages with Chinese text, so that the tests need no PDF maker."""

from __future__ import annotations

from collections.abc import Sequence

Word = tuple[float, float, float, str]
"""x, y, size, text"""
Rule = tuple[float, float, float, float]


def pdf(pages: Sequence[Sequence[Word | Rule]], picture: bool = False) -> bytes:
    """A PDF of the given pages: four values with a text at the end are words, four numbers a rule."""
    objects: list[bytes] = [b"", b""]
    objects.append(
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font/Subtype"
        b"/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>/DW 1000"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
        b"/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>"
    )
    image = b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>"
    objects.append(image + b"stream\n\x80\nendstream")
    kids = []
    for page in pages:
        content = b"\n".join(_operator(item) for item in page)
        if picture:
            content += b"\nq 400 0 0 600 50 100 cm /I Do Q"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(content), content))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>/XObject<</I 4 0 R>>>>"
            b"/Contents %d 0 R>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(kids), len(kids))
    return _file(objects)


def _operator(item: Word | Rule) -> bytes:
    x, y, third, last = item
    if isinstance(last, str):
        return b"BT /F %g Tf %g %g Td <%s> Tj ET" % (third, x, y, last.encode("utf-16-be").hex().encode())
    return b"%g %g m %g %g l S" % (x, y, third, last)


def _file(objects: list[bytes]) -> bytes:
    made, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    made += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(made)


def column(x: float, y: float, text: str, width: int, size: float = 10) -> list[Word]:
    """A text set in lines of so many characters."""
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    return [(x, y - 1.5 * size * number, size, line) for number, line in enumerate(lines)]
