"""Stars and labels in sidecars: in place, everything else kept, and what is damaged left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.cleanup import xmp
from core.errors import UserError

HEAD = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Somebody's tool">
 <!-- kept -->
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
"""
TAIL = """
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
BODIES = {
    "attribute": """<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="a > b"
      xmp:Rating='2' xmlns:darktable="http://darktable.sf.net/" darktable:history_end="4">
      <darktable:masks><rdf:Seq/></darktable:masks></rdf:Description>""",
    "element": """<rdf:Description rdf:about="" xmlns:xap="http://ns.adobe.com/xap/1.0/">
      <xap:Rating>3</xap:Rating><xap:Label>Yellow</xap:Label><xap:CreateDate>2020</xap:CreateDate></rdf:Description>""",
    "empty element": """<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:Rating/><xmp:Title>x
      </xmp:Title></rdf:Description>""",
    "two descriptions": """<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>
      <rdf:Alt><rdf:li xml:lang="x-default">Ünïcode &amp; &lt;tags&gt;</rdf:li></rdf:Alt></dc:title></rdf:Description>
      <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="1" xmp:Label="Old"/>""",
    "none yet": """<rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Make="x"/>""",
    "prefix taken": """<rdf:Description rdf:about="" xmlns:xmp="http://example.org/other/" xmp:Rating="mine"/>""",
    "looks like it": """<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
      xmp:Nickname=" xmp:Rating='9' "/>""",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize(
    "wanted",
    [
        {"Rating": "5", "Label": "Red"},
        {"Rating": "-1"},
        {"Rating": None, "Label": "Blue"},
        {"Rating": "0", "Label": None},
    ],
)
def test_only_stars_and_label_change(body: str, wanted: dict[str, str | None]) -> None:
    data = (HEAD + body + TAIL).encode()
    result = xmp.changed(data, "a.xmp", wanted)
    expected = {name: value for name, value in (xmp.read(data, "") | wanted).items() if value is not None}
    assert xmp.read(result, "a.xmp") == expected
    assert xmp._read(result, "").rest == xmp._read(data, "").rest
    for kept in (b"<!-- kept -->", b"Somebody's tool", b'<?xpacket end="w"?>'):
        assert kept in result
    assert xmp.changed(result, "a.xmp", wanted) == result


def test_what_is_said_already_changes_no_byte() -> None:
    data = (HEAD + BODIES["two descriptions"] + TAIL).encode()
    assert xmp.changed(data, "a.xmp", {"Rating": "1", "Label": "Old"}) == data
    assert xmp.changed(data, "a.xmp", {}) == data


def test_the_first_sidecar_of_a_picture() -> None:
    new = xmp.changed(None, "a.jpg.xmp", {"Rating": "4", "Label": "Green"})
    assert xmp.read(new, "a.jpg.xmp") == {"Rating": "4", "Label": "Green"}
    assert xmp.read(xmp.changed(None, "a.jpg.xmp", {"Label": "Red"}), "") == {"Label": "Red"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no xml",
        (HEAD + BODIES["attribute"]).encode(),
        (HEAD + TAIL).encode(),
        HEAD.encode() + b"\xff" + TAIL.encode(),
        (HEAD + BODIES["attribute"] + TAIL).encode("utf-16"),
        b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]><x>&a;</x>",
        b"<svg/>",
    ],
)
def test_damaged_sidecars_are_left_alone(data: bytes) -> None:
    with pytest.raises(UserError, match=r"IMG\.xmp is left as it is") as caught:
        xmp.changed(data, "IMG.xmp", {"Rating": "3"})
    assert caught.value.code == "damaged-sidecar"


@given(
    st.sampled_from(["-1", "0", "5"]) | st.none(),
    st.sampled_from(["Red", 'a "quote" & <tag>']) | st.none(),
    st.sampled_from(list(BODIES)),
)
def test_one_change_after_another(rating: str | None, label: str | None, body: str) -> None:
    once = xmp.changed((HEAD + BODIES[body] + TAIL).encode(), "a.xmp", {"Rating": "5", "Label": "Purple"})
    wanted = {"Rating": rating, "Label": label}
    said = xmp.read(xmp.changed(once, "a.xmp", wanted), "")
    assert said == {name: value for name, value in wanted.items() if value is not None}
