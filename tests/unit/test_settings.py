"""Settings: kept whole, read as far as they fit, and never lost silently."""

from __future__ import annotations

import errno
import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from core import paths, settings
from core.errors import UserError
from core.settings import Settings


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    strange = os.fsdecode(b"/photos/bad \xff")
    given = Settings(
        strictness=0.7, protected=("/photos/\u0444\u043e\u0442\u043e", strange), review_place=f"{strange}/1.jpg"
    )
    settings.save(tmp_path, given)
    assert settings.load(tmp_path) == given
    assert "\u0444\u043e\u0442\u043e" in (tmp_path / "settings.json").read_text("utf-8"), "people may read it"


def test_one_value_that_does_not_fit_costs_no_other(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    text = '{"protected": ["/photos"], "excluded": "cache", "strictness": 1, "page": 3, "of a newer version": 1}'
    (tmp_path / "settings.json").write_text("\ufeff" + text, "utf-8")
    assert settings.load(tmp_path) == Settings(protected=("/photos",), strictness=1.0)
    assert [record.args[0] for record in caplog.records if isinstance(record.args, tuple)] == ["excluded", "page"]


@pytest.mark.parametrize("text", ["{broken", "[]", "\udcff"])
@pytest.mark.parametrize("writable", [True, False])
def test_what_is_no_settings_is_put_aside_and_that_is_said(
    tmp_path: Path, text: str, writable: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(os.fsencode(text))
    if not writable:
        monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UserError, match="no folder is protected" if writable else "are damaged.$") as caught:
        settings.change(tmp_path, page="map")
    assert caught.value.code == "damaged"
    assert file.with_suffix(".bad").exists() == writable
    assert file.exists() != writable
    if writable:
        assert settings.load(tmp_path) == Settings(), "said once"


def refuse(*_: object) -> None:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))


def test_settings_that_cannot_be_read_are_no_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.save(tmp_path, Settings(protected=("/photos",)))
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refuse)
        with pytest.raises(UserError, match="cannot be read: Read-only") as caught:
            settings.change(tmp_path, page="map")
    assert caught.value.code == "unreadable"
    assert settings.load(tmp_path).protected == ("/photos",)


@pytest.mark.parametrize(("code", "word"), [(errno.ENOSPC, "disk-full"), (errno.EROFS, "not-writable")])
def test_settings_that_cannot_be_kept_are_one_sentence(
    tmp_path: Path, code: int, word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, data: bytes) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(paths, "write_atomically", fail)
    with pytest.raises(UserError, match="settings cannot be kept") as caught:
        settings.change(tmp_path, page="map")
    assert caught.value.code == word


def test_threads_that_change_settings_at_once_lose_none(tmp_path: Path) -> None:
    names = ("look_radius", "thumbnail_px", "look_bits", "thumbnails_mb")

    def change(name: str) -> None:
        for value in range(25):
            settings.change(tmp_path, **{name: value})

    threads = [threading.Thread(target=change, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert settings.load(tmp_path) == replace(Settings(), **dict.fromkeys(names, 24))
