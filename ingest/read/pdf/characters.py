"""Characters as a reader means them, whatever form a PDF's fonts gave them."""

import unicodedata

# Fonts of some makers map common characters to the radicals that look like them. Unicode has
# compatibility mappings for the Kangxi radicals, but hardly any for their simplified supplement.
_RADICALS = dict(
    zip(
        "⺠⺮⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰",
        "民竹虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙",
        strict=True,
    )
)


def readable(code: int) -> str:
    """Empty for what is no character; a character without meaning is U+FFFD."""
    if code in (0, 0xFFFE, 0xFFFF):
        return "\ufffd"
    if code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return "\ufffd"
    if code in (0x09, 0xA0, 0x2002, 0x2003, 0x2009):
        return " "
    if code < 0x20 or code in (0xAD, 0x200B, 0x200C, 0x200D, 0xFEFF):
        return ""
    char = chr(code)
    if 0x2E80 <= code <= 0x2FD5:
        return _RADICALS.get(char) or unicodedata.normalize("NFKC", char)
    if 0xFB00 <= code <= 0xFB06 or 0xF900 <= code <= 0xFAFF:
        return unicodedata.normalize("NFKC", char)
    return char
