"""Stars and label in the text of an XMP sidecar (ISO 16684-1), changed in place: every other byte stays as it was.

Nothing is parsed and written out again, which would lose comments, order and prefixes of other programs. The parser
only says where things stand; what is changed is a few bytes there, and the result is read again before it is used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from core.errors import UserError
from core.language import phrase

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XMP: Final = "http://ns.adobe.com/xap/1.0/"
NAMES: Final = ("Rating", "Label")

_NEW = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
_ATTRIBUTE = re.compile(rb"""\s+([^\s=/>"']+)\s*=\s*("[^"]*"|'[^']*')""")
_TAG_NAME = re.compile(rb"""<[^\s/>]+""")

Change = tuple[int, int, bytes]


@dataclass(slots=True)
class _Description:
    """The start tag of an rdf:Description at the top of an rdf:RDF, and what it says of a picture's stars and label.

    Attributes:
        start, end: Where its start tag lies.
        prefixes: Namespaces by prefix, as they hold inside it.
        elements: Name, and where it stands, of those that are elements: with their tags.
    """

    start: int
    end: int
    prefixes: dict[str, str]
    elements: list[tuple[str, int, int]] = field(default_factory=list)


class _Reading:
    """What the parser tells of a packet, on the way."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.descriptions: list[_Description] = []
        self.values: dict[str, str] = {}
        self.rest: list[object] = []
        self._stack: list[str] = []
        self._prefixes: list[dict[str, str]] = [{}]
        self._declared: dict[str, str] = {}
        self._open: tuple[str, int] | None = None
        parser = self._parser = expat.ParserCreate("UTF-8", " ")
        parser.buffer_text = True
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = lambda text: self.rest.append(("comment", text))
        parser.ProcessingInstructionHandler = lambda *what: self.rest.append(("instruction", *what))
        parser.StartDoctypeDeclHandler = _refuse
        parser.Parse(data, True)

    def _declare(self, prefix: str | None, uri: str | None) -> None:
        self._declared[prefix or ""] = uri or ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        here = {**self._prefixes[-1], **self._declared}
        self._declared = {}
        parents, at = self._stack[-2:], self._parser.CurrentByteIndex
        self._stack.append(name)
        self._prefixes.append(here)
        top = name == f"{RDF} Description" and parents[-1:] == [f"{RDF} RDF"]
        ours = {f"{XMP} {own}": own for own in NAMES}
        if top:
            self.descriptions.append(_Description(at, _tag_end(self.data, at), here))
            self.values.update({ours[key]: value for key, value in attributes.items() if key in ours})
            attributes = {key: value for key, value in attributes.items() if key not in ours}
        elif name in ours and parents == [f"{RDF} RDF", f"{RDF} Description"]:
            self._open = ours[name], at
            self.values[ours[name]] = ""
            return
        self.rest.append((name, tuple(sorted(attributes.items()))))

    def _end(self, name: str) -> None:
        self._stack.pop()
        self._prefixes.pop()
        if self._open is not None:
            own, start = self._open
            if name == f"{XMP} {own}":
                end = _tag_end(self.data, start)
                if self.data[end - 2 : end] != b"/>":  # of an empty element the parser tells what comes behind it
                    end = _tag_end(self.data, self._parser.CurrentByteIndex)
                self.descriptions[-1].elements.append((own, start, end))
                self._open = None
            return
        self.rest.append(("end", name))

    def _text(self, text: str) -> None:
        if self._open is not None:
            self.values[self._open[0]] += text
        elif text.strip():
            self.rest.append(text)


def _refuse(*_: object) -> None:
    raise expat.ExpatError("a document type is no part of XMP")


def read(data: bytes, name: str) -> dict[str, str]:
    """What a sidecar says of "Rating" and "Label", as it is written. Raises `UserError("damaged-sidecar")`."""
    return _read(data, name).values


def changed(data: bytes | None, name: str, wanted: Mapping[str, str | None]) -> bytes:
    """A sidecar that says what is wanted, and all that it said otherwise.

    Args:
        data: The sidecar as it is; None for a new one.
        name: Its name, for sentences.
        wanted: "Rating" and "Label"; None takes away what it says, and what is left out stays.

    Raises:
        UserError: "damaged-sidecar": it cannot be understood, or not changed without changing more.
    """
    data = _NEW.encode() if data is None else data
    before = _read(data, name)
    if not before.descriptions:
        sentence = phrase(
            "The sidecar {name} is left as it is: it has no description that stars could be written into."
        )
        raise _damaged(sentence.format(name=name))
    changes: list[Change] = []
    missing: dict[str, str] = {}
    for own, value in wanted.items():
        found = _changes(before, own, value)
        changes += found
        if value is not None and not any(text for _, _, text in found):
            missing[own] = value
    if missing:
        changes.append(_added(before.data, before.descriptions[0], missing))
    result = data
    for start, end, text in sorted(changes, reverse=True):
        result = result[:start] + text + result[end:]
    after = _read(result, name)
    expected = {own: value for own, value in {**before.values, **wanted}.items() if value is not None}
    if after.rest != before.rest or after.values != expected:
        sentence = phrase("The sidecar {name} is left as it is: stars cannot be put into it without changing more.")
        raise _damaged(sentence.format(name=name))
    return result


def _changes(reading: _Reading, own: str, value: str | None) -> list[Change]:
    """What to put in place of what, so that a packet says a value once where it says one at all; "" takes away."""
    found: list[Change] = []
    for description in reading.descriptions:
        ours = {prefix for prefix, uri in description.prefixes.items() if uri == XMP and prefix}
        tag = reading.data[description.start : description.end]
        for match in _ATTRIBUTE.finditer(tag):
            prefix, _, local = match[1].decode().rpartition(":")
            if prefix in ours and local == own:
                new = b"" if found or value is None else b" " + match[1] + b"=" + quoteattr(value).encode()
                found.append((description.start + match.start(), description.start + match.end(), new))
        for name, start, end in description.elements:
            tag_name = _TAG_NAME.match(reading.data, start)
            if name == own and tag_name is not None:
                closing = b"</" + tag_name[0][1:] + b">"
                new = b"" if found or value is None else tag_name[0] + b">" + escape(value).encode() + closing
                found.append((start, end, new))
    return found


def _added(data: bytes, description: _Description, values: dict[str, str]) -> Change:
    """New attributes of a description, behind its tag's name."""
    match = _TAG_NAME.match(data, description.start)
    assert match is not None
    known = sorted(prefix for prefix, uri in description.prefixes.items() if uri == XMP and prefix)
    text = ""
    if known:
        prefix = known[0]
    else:
        prefix = next(p for p in ("xmp", "xap", "xmp1", "xmp2") if p not in description.prefixes)
        text = f' xmlns:{prefix}="{XMP}"'
    text += "".join(f" {prefix}:{own}={quoteattr(value)}" for own, value in values.items())
    return match.end(), match.end(), text.encode()


def _read(data: bytes, name: str) -> _Reading:
    try:
        data.decode("utf-8")
        return _Reading(data)
    except UnicodeDecodeError as error:
        raise _damaged(
            phrase("The sidecar {name} is left as it is: it is not written in UTF-8.").format(name=name)
        ) from error
    except expat.ExpatError as error:
        sentence = phrase("The sidecar {name} is left as it is: it is no well-formed XML ({error}).")
        raise _damaged(sentence.format(name=name, error=error)) from error


def _damaged(sentence: str) -> UserError:
    return UserError("damaged-sidecar", sentence)


def _tag_end(data: bytes, start: int) -> int:
    """Where the tag that begins at `start` ends; ">" may stand in the value of an attribute."""
    quote = b""
    for at in range(start, len(data)):
        character = data[at : at + 1]
        if quote:
            if character == quote:
                quote = b""
        elif character in (b'"', b"'"):
            quote = character
        elif character == b">":
            return at + 1
    return len(data)
