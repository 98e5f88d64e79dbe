"""The bench's edits: every one gives a file that decodes, the same on every run, and a turned file decodes upright."""

from __future__ import annotations

import importlib.util
import io
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from PIL import Image

from core.pictures.decoding import decode_bytes

FILE = Path(__file__).resolve().parents[1] / "bench" / "edits.py"


@pytest.fixture(scope="module")
def edits() -> ModuleType:
    found = importlib.util.spec_from_file_location("bench_edits", FILE)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    noise = np.random.default_rng(0).integers(0, 256, (9, 12, 3), dtype=np.uint8)
    return Image.fromarray(noise).resize((240, 180), Image.Resampling.BICUBIC)


def test_every_edit_decodes_and_is_the_same_on_every_run(edits: ModuleType, picture: Image.Image) -> None:
    assert len(edits.EDITS) == 32
    for edit in edits.EDITS:
        data = edits.copy_of(picture, "a.jpg", edit)
        assert data == edits.copy_of(picture, "a.jpg", edit), edit
        facts = decode_bytes(data, edit, None).facts
        assert min(facts.width, facts.height) >= 40, edit


def test_a_turned_file_decodes_upright(edits: ModuleType, picture: Image.Image) -> None:
    """Otherwise the edit would measure a turn, not what viewers do with the orientation."""
    plain = io.BytesIO()
    picture.save(plain, "PNG")
    turned = decode_bytes(edits.copy_of(picture, "a.jpg", "exif turned"), "turned", 64).network_input
    upright = decode_bytes(plain.getvalue(), "plain", 64).network_input
    assert turned is not None
    assert upright is not None
    assert np.abs(turned.astype(int) - upright.astype(int)).mean() < 4
