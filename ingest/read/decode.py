"""Which encoding the bytes of a text file are in: UTF-8, UTF-16, UTF-32 or GB18030, else none."""

import codecs
import re

from ingest.read.raw import RawFile

# The byte order marks of UTF-16 and UTF-32 belong to the encoding and vanish; the one that some
# programs put before UTF-8 is a character of the decoded file (U+FEFF, at offset 0) and stays.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_BINARY = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP or Office"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"{\\rtf", "RTF"),
)
# Frequent in any modern Chinese prose, simplified or traditional; other encodings of East Asia and
# arbitrary bytes that happen to be valid GB18030 give other characters.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产"
    "种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从"
    "业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又"
    "市区县镇第章节目标建设施规划城项程资源环境保护提升推积极展位及基础管务服系统联级术企創發國會為區設"
    "業務與動實經劃環護來時們這個對產開關電機點從應將並於後處現強標準體項資質總進過還選務"
)
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)")
_SAMPLE = 200_000
_LEAST_FREQUENT = 0.12
_MOST_CONTROLS = 0.005


def decode_text(file: RawFile) -> str:
    """The file's characters, newlines untouched; raises ReadError for what is no text."""
    for magic, what in _KNOWN_BINARY:
        if file.data.startswith(magic):
            raise file.unreadable(f"holds {what} data, not text; give it the file ending of what it is")
    for mark, encoding in _MARKS:
        if file.data.startswith(mark):
            return _decode_marked(file, encoding)
    if b"\0" in file.data:
        text = _unmarked_utf16(file.data)
        if text is None:
            raise file.unreadable("holds binary data, not text")
        return text
    try:
        text = file.data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = _strictly(file.data, "gb18030")
        if text is None or not _is_chinese(text):
            reason = f"is no UTF-8 (see byte {error.start}), UTF-16 or GB18030; save it as UTF-8"
            raise file.unreadable(reason) from error
    if _is_binary(text):
        raise file.unreadable("holds binary data, not text")
    return text


def decode_html(file: RawFile) -> str:
    """Like `decode_text`, but a page in another encoding may name it."""
    declared = _DECLARED.search(file.data[:4096])
    if declared is None or _strictly(file.data, "utf-8") is not None:
        return decode_text(file)
    name = declared[1].decode("ascii").lower()
    # Browsers read GB2312 and GBK as their superset, and so do the pages' authors.
    encoding = "gb18030" if name in ("gb2312", "gbk") else name
    try:
        text = _strictly(file.data, encoding)
    except LookupError:
        text = None
    return decode_text(file) if text is None or _is_binary(text) else text


def _decode_marked(file: RawFile, encoding: str) -> str:
    text = _strictly(file.data, encoding)
    if text is None or _is_binary(text):
        raise file.unreadable(f"begins like {encoding.upper()} but is not; save it as UTF-8")
    return text


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(data: bytes) -> str | None:
    """No text in UTF-8 or GB18030 holds a zero byte; line ends and digits in UTF-16 always do."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _strictly(data, encoding)
        if text is not None and not _is_binary(text) and _is_plausible(text):
            return text
    return None


def _is_plausible(text: str) -> bool:
    """Western text with hardly a foreign letter, or Chinese."""
    sample = text[:_SAMPLE]
    return sum(char > "\u2fff" for char in sample) < 0.05 * len(sample) or _is_chinese(text)


def _is_binary(text: str) -> bool:
    if "\0" in text:
        return True
    sample = text[:_SAMPLE]
    controls = sum(char < " " and char not in "\t\n\v\f\r\x1a\x1b" for char in sample)
    return controls > 3 and controls > _MOST_CONTROLS * len(sample)


def _is_chinese(text: str) -> bool:
    sample = [char for char in text[:_SAMPLE] if char > "\x7f"]
    han = [char for char in sample if "\u4e00" <= char <= "\u9fff"]
    if len(han) < len(sample) / 2:
        return False
    if len(han) < 50:
        return sum(_is_common(char) for char in han) >= 0.8 * len(han)
    return sum(char in _FREQUENT for char in han) >= _LEAST_FREQUENT * len(han)


def _is_common(char: str) -> bool:
    """In the first level of GB 2312: the 3,755 most used characters."""
    try:
        return char.encode("gb2312") < b"\xd8"
    except UnicodeEncodeError:
        return False
