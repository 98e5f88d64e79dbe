"""Frozen records that cross threads, and the two shared objects of long work: `CancelToken` and `ProgressBoard`."""

from core.records.albums import Album, AlbumExample, Learner, Lesson, Quality
from core.records.browsing import (
    LABELS,
    MOST_STARS,
    REJECTED,
    Counts,
    Facets,
    GivenRating,
    Order,
    Orientation,
    PhotoFilter,
    Rating,
    RatingChange,
    SidecarReport,
    Timeline,
)
from core.records.cleaning import (
    Act,
    Action,
    ActState,
    Batch,
    FolderPair,
    Plan,
    PlannedFile,
    Preset,
    Rule,
    RuleKind,
    Skipped,
    Suggestion,
    UndoReport,
)
from core.records.hashing import HashMethod, HashReport, LossCurve
from core.records.mapping import Island, MapLayout, Places
from core.records.matches import (
    STRICTNESS,
    Affine,
    Alignment,
    Calibration,
    CalibrationPoint,
    Decision,
    Explanation,
    Group,
    Kind,
    Match,
    Member,
    Ruling,
    Score,
)
from core.records.models import ModelEntry, ModelState
from core.records.photos import (
    Codes,
    ContentId,
    Decoded,
    Details,
    Facts,
    FileStamp,
    Fingerprints,
    Folder,
    Photo,
    PhotoId,
    Problem,
    Space,
    Values,
)
from core.records.searching import (
    Box,
    Example,
    Neighbour,
    PartsCost,
    Query,
    Remembered,
    SearchResult,
    Why,
)
from core.records.whereabouts import FolderReport, Whereabouts
from core.records.work import CancelToken, Phase, Progress, ProgressBoard, ScanReport

__all__ = [
    "LABELS", "MOST_STARS", "REJECTED", "STRICTNESS", "Act", "ActState", "Action", "Affine", "Album", "AlbumExample",
    "Alignment", "Batch", "Box", "Calibration", "CalibrationPoint", "CancelToken", "Codes", "ContentId", "Counts",
    "Decision", "Decoded", "Details", "Example", "Explanation", "Facets", "Facts", "FileStamp", "Fingerprints",
    "Folder", "FolderPair", "FolderReport", "GivenRating", "Group", "HashMethod", "HashReport", "Island", "Kind",
    "Learner", "Lesson", "LossCurve", "MapLayout", "Match", "Member", "ModelEntry", "ModelState", "Neighbour", "Order",
    "Orientation", "PartsCost", "Phase", "Photo", "PhotoFilter", "PhotoId", "Places", "Plan", "PlannedFile", "Preset",
    "Problem", "Progress", "ProgressBoard", "Quality", "Query", "Rating", "RatingChange", "Remembered", "Rule",
    "RuleKind", "Ruling", "ScanReport", "Score", "SearchResult", "SidecarReport", "Skipped", "Space", "Suggestion",
    "Timeline", "UndoReport", "Values", "Whereabouts", "Why",
]  # fmt: skip
