"""How many stored pairs are how sure, as the slider of strictness shows them."""

from __future__ import annotations

from pathlib import Path

from core.library import Library
from core.records import ContentId, Kind, Match
from core.store.catalogue_matches import MatchStore
from tests.fakes import FakeEncoder
from tests.scans import scan


def test_pairs_are_counted_by_percent_and_bursts_are_left_out(folder: Path, tmp_path: Path) -> None:
    with Library.open(tmp_path / "library", encoder=FakeEncoder()) as library:
        assert library.review.certainties().tolist() == [0] * 101
        scan(library, folder)
        ids = sorted(int(photo.content_id) for photo in library.photos(library.photo_ids()))
        sure = [0.05, 0.29, 0.399, 0.4, 1.0, 0.4]
        kinds = [Kind.EDITED, Kind.CROPPED, Kind.EDITED, Kind.RESIZED, Kind.SAME_PIXELS, Kind.BURST]
        store = MatchStore(library._catalogue.database)
        pairs = zip(ids, ids[1:], kinds, sure, strict=False)
        store.store([Match(ContentId(a), ContentId(b), kind, 3, share) for a, b, kind, share in pairs], ids)
        counts = library.review.certainties()
        assert {percent: int(counts[percent]) for percent in counts.nonzero()[0].tolist()} == {
            5: 1, 29: 1, 39: 1, 40: 1, 100: 1,
        }  # fmt: skip
