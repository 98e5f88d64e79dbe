"""Pictures cut short, damaged, too large or none at all; many threads at once; suspects in a process of their own."""

from __future__ import annotations

import json
import os
import random
import struct
import subprocess
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.errors import UserError
from core.pictures import decoding, opening, probing, reading, sniffing
from tests.encoded import FORMATS, decode, encode, stored
from tests.pictures import photo


def code(data: bytes) -> str:
    with pytest.raises(UserError) as caught:
        decode(data)
    assert caught.value.path == "name"
    assert str(caught.value)[0].islower() or str(caught.value).startswith("JPEG ")
    assert "name" not in str(caught.value)
    return caught.value.code


# --- Refusing ---


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_rows": 1}])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.99])
def test_a_jpeg_cut_short_is_truncated(options: dict[str, object], share: float) -> None:
    data = encode(photo(17, 1600, 1200), "JPEG", **options)
    assert code(data[: int(len(data) * share)]) == "truncated"


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "HEIF", "AVIF", "GIF", "BMP", "TIFF"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_other_formats_cut_short_are_refused(kind: str, share: float) -> None:
    data = encode(photo(17, 640, 480), kind)
    expected = {"truncated"} if kind != "TIFF" else {"truncated", "damaged"}
    assert code(data[: int(len(data) * share)]) in expected


def test_what_is_no_picture_of_ours_is_unsupported() -> None:
    for data in (b"hello, world" * 10, b"\x00" * 100, b"%PDF-1.4", encode(photo(1, 32, 32), "PPM")):
        assert code(data) == "unsupported"
    assert code(b"") == "empty"
    assert "JPEG XL" in sniffing.why_not(b"\xff\x0a rest")


def test_a_name_that_lies_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "really a png.jpg"
    path.write_bytes(encode(photo(1), "PNG"))
    assert decoding.decode(str(path), None).facts.format == "PNG"


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def reason(path: Path) -> tuple[str, str | None]:
        with pytest.raises(UserError) as caught:
            decoding.decode(str(path), None)
        return caught.value.code, caught.value.path

    missing, folder, empty, large = (
        tmp_path / name for name in ("missing.jpg", "folder.jpg", "empty.jpg", "large.jpg")
    )
    folder.mkdir()
    empty.touch()
    with open(large, "wb") as file:
        file.truncate(reading.MAX_FILE_BYTES + 1)
    assert reason(missing) == ("not-found", str(missing))
    assert reason(folder)[0] in ("unreadable", "denied")
    assert reason(empty)[0] == "empty"
    assert reason(large)[0] == "too-large"
    monkeypatch.setattr(reading, "_is_online_only", lambda info: True)
    assert reason(empty)[0] == "online-only"


def jpeg_of_size(width: int, height: int, **options: object) -> bytes:
    """A JPEG whose header lies about its size."""
    data = bytearray(encode(photo(1, 64, 64), "JPEG", **options))
    at = data.index(b"\xff\xc2" if options else b"\xff\xc0")
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(data)


def test_bombs_are_refused_before_they_are_decoded() -> None:
    assert code(jpeg_of_size(30000, 20000)) == "too-large"
    assert code(jpeg_of_size(20000, 11000, progressive=True)) == "too-large"
    assert decode(jpeg_of_size(16000, 16000)).facts.width == 16000, "a large one is decoded, reduced"
    png = bytearray(encode(photo(1, 64, 64), "PNG"))
    png[16:24] = struct.pack(">II", 20000, 20000)
    png[29:33] = struct.pack(">I", zlib.crc32(png[12:29]))
    assert code(bytes(png)) == "too-large"
    webp = b"RIFF\x64\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + b"\xff\xff\0" * 2 + b"\0" * 80
    assert code(webp) == "too-large"
    gif = (
        b"GIF89a"
        + struct.pack("<HH", 60000, 60000)
        + b"\0\0\0"
        + b","
        + struct.pack("<HHHHB", 0, 0, 1, 1, 0)
        + b"\x02\0;"
    )
    assert code(gif) == "too-large"
    bitmap = bytearray(encode(photo(1, 64, 64), "BMP"))
    bitmap[18:26] = struct.pack("<ii", 50000, 50000)
    assert code(bytes(bitmap)) == "too-large"


def test_too_many_passes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = encode(photo(1), "JPEG", progressive=True)
    decode(data)
    monkeypatch.setattr(opening, "_MAX_PASS_PIXELS", 640 * 480 * 9)
    assert code(data) == "too-large"
    assert code(data[:-2]) == "too-large", "also when it cannot be taken apart"


@pytest.mark.parametrize("kind", FORMATS)
def test_damage_anywhere_is_a_picture_or_a_sentence(kind: str) -> None:
    data = encode(photo(18, 120, 90), kind)
    rng = random.Random(kind)
    codes = set()
    for _ in range(60):
        damaged = bytearray(data)
        for _ in range(rng.randrange(1, 10)):
            damaged[min(len(data) - 1, int(rng.expovariate(8) * len(data)))] = rng.randrange(256)
        try:
            decode(bytes(damaged), 64)
        except UserError as error:
            codes.add(error.code)
    assert codes <= {"truncated", "damaged", "too-large", "unsupported"}


# --- Threads and processes ---


def test_many_threads_get_what_one_gets(tmp_path: Path) -> None:
    paths = []
    for seed, kind in enumerate(FORMATS * 3):
        paths.append(str(tmp_path / f"{seed}.{kind.lower()}"))
        Path(paths[-1]).write_bytes(
            stored(photo(seed, 500, 300), kind, 6) if kind not in ("GIF", "BMP") else encode(photo(seed), kind)
        )
    alone = [decoding.decode(path, 64) for path in paths]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda path: decoding.decode(path, 64), paths * 3))
    for i, decoded in enumerate(together):
        one = alone[i % len(paths)]
        assert (decoded.facts, decoded.fingerprints, decoded.thumbnail) == (one.facts, one.fingerprints, one.thumbnail)


def test_large_pictures_are_decoded_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading.memory, "total", 1000)
    monkeypatch.setattr(reading.memory, "_free", 1000)
    with ThreadPoolExecutor(4) as pool:
        assert len(list(pool.map(decode, [encode(photo(1), "PNG")] * 8))) == 8
    assert reading.memory._free == 1000


def test_probe_finds_what_crashes_and_what_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(encode(photo(1), "JPEG"))
    assert probing.probe(str(path)) is None
    path.write_bytes(b"no picture")
    assert probing.probe(str(path)) is None

    def child(source: str) -> None:
        monkeypatch.setattr(probing, "probe_command", lambda path: [sys.executable, "-c", source, path])

    child("import os; os.abort()")
    assert probing.probe(str(path)) == "decoding it crashes"
    child("import threading; threading.Event().wait()")
    assert probing.probe(str(path), seconds=0.2) == "decoding it takes too long"


ALL_AWKWARD = """
import json, resource, sys, time
resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
from core.pictures import decoding
from core.errors import UserError
results = {}
for path in sys.argv[1:]:
    start = time.process_time()
    try:
        decoding.decode(path, 224)
        code = "ok"
    except UserError as error:
        code = error.code
    results[path] = code, time.process_time() - start
print(json.dumps([results, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="limits memory as Linux does")
def test_awkward_files_end_in_bounded_time_and_memory(shared: Path) -> None:
    paths = [str(path) for path in sorted((shared / "awkward").glob("*/*"))]
    root = Path(__file__).resolve().parents[2]
    child = subprocess.run(
        [sys.executable, "-W", "error", "-c", ALL_AWKWARD, *paths],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        timeout=240,
    )
    assert child.returncode == 0, child.stderr
    results, peak = json.loads(child.stdout)
    assert len(results) == len(paths)
    codes = {name: [path for path, (code, _) in results.items() if code == name] for name in ("ok", "memory")}
    assert not codes["memory"]
    assert len(codes["ok"]) >= 105
    for path in paths:
        folder = os.path.basename(os.path.dirname(path))
        if folder == "orientation":
            assert path in codes["ok"]
    slow = {path: seconds for path, (_, seconds) in results.items() if seconds > 5}
    assert set(map(os.path.basename, slow)) <= {"200MP.heic"}
    assert peak < 2 << 20, "kilobytes"
