"""Who may go: what is known of a photo and of the copy that stays speaks for it, or one sentence says why not.

Here nothing is read but the catalogue, the journal and one `stat` a file; `checking` reads the files themselves.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Collection, Iterator, Sequence

from core.cleanup import volumes
from core.errors import UserError
from core.language import phrase
from core.match.duplicates import Duplicates
from core.records import Action, Kind, Photo, PhotoId
from core.review.marking import protecting

_ONE_WAY = frozenset({Kind.CROPPED, Kind.EDITED})
"""Kinds whose `a` is the original, for which `b` is no substitute."""


class Judge:
    """Judges photos for one action, as things stand when it is made."""

    def __init__(
        self,
        action: Action,
        folder: str,
        duplicates: Duplicates,
        going: Collection[PhotoId],
        marks: Collection[PhotoId],
        chosen: Collection[PhotoId],
        protected: Sequence[str],
        is_marked: Callable[[str], bool],
    ) -> None:
        """`going`: all photos of the clean-up; `chosen`: keepers by choice; `is_marked(path)` is asked anew each time.

        `folder`: where MOVE and COPY put files; `protected`: canonical folders.
        """
        self._action = action
        self._folder = folder
        self._duplicates = duplicates
        self._going = frozenset(going)
        self._marks = frozenset(marks)
        self._chosen = frozenset(chosen)
        self._protected = tuple(protected)
        self._is_marked = is_marked
        self._group_of = {m.photo.id: group for group in duplicates.groups() for m in group.members}
        self._writable: dict[str, bool] = {}

    # -- the photo

    def check_photo(self, photo: Photo) -> os.stat_result:
        """What one look at a photo says; raises `UserError` when it may not go or is not what was indexed."""
        if photo.offline:
            raise UserError("offline", phrase("Its folder is not there; is the disk plugged in?"), photo.path)
        removes = self._action is not Action.COPY
        if removes and (inside := protecting(photo.path, self._protected)) is not None:
            raise UserError(
                "protected", phrase("It lies in {inside}, which is protected.").format(inside=inside), photo.path
            )
        if removes and photo.id in self._chosen:
            raise UserError("keeper", phrase("It is chosen to be kept."), photo.path)
        info = check_unchanged(photo)
        folder = os.path.dirname(photo.path)
        if removes and not self._may_write(folder):
            raise UserError("read-only", phrase("Its folder may not be written to."), photo.path)
        if self._action in (Action.MOVE, Action.COPY):
            if os.path.realpath(folder) == os.path.realpath(self._folder):
                raise UserError("there-already", phrase("It is in that folder already."), photo.path)
            moves_away = self._action is Action.MOVE and not volumes.same_volume(folder, self._folder)
            if moves_away and info.st_nlink > 1:
                sentence = phrase(
                    "It has other names on its disk (hard links), which a move to another disk would part."
                )
                raise UserError("linked", sentence, photo.path)
        return info

    def _may_write(self, folder: str) -> bool:
        if folder not in self._writable:
            self._writable[folder] = os.access(folder, os.W_OK | os.X_OK)
        return self._writable[folder]

    # -- the one that stays

    def survivor(self, photo: Photo) -> Photo:
        """A photo that stays and that this one is verified to be a copy of; raises `UserError` when there is none."""
        why: UserError | None = None
        for candidate in self._others(photo):
            try:
                self.check_survivor(photo, candidate)
            except UserError as error:
                # That all copies are to go says more than that one of them looks different.
                why = error if why is None or why.code == "no-copy" else why
            else:
                return candidate
        raise why or UserError("no-copy", phrase("No other photo is verified to be a copy of it."), photo.path)

    def _others(self, photo: Photo) -> Iterator[Photo]:
        group = self._group_of.get(photo.id)
        for member in group.members if group is not None else ():
            if member.photo.id != photo.id:
                yield member.photo

    def check_survivor(self, photo: Photo, keeper: Photo) -> None:
        """Raise `UserError` unless `keeper` stays and `photo` is verified to be a copy of it. Only looks."""
        name = os.path.basename(keeper.path)
        if not self._is_copy(photo, keeper):
            sentence = phrase(
                "It is not verified to be a copy of {name}, or {name} is but a part or an edit of it."
            ).format(name=name)
            raise UserError("no-copy", sentence, photo.path)
        if keeper.id in self._going:
            raise UserError(
                "last-one", phrase("{name}, which it is a copy of, is to go too.").format(name=name), photo.path
            )
        if keeper.id in self._marks or self._is_marked(keeper.path):
            raise UserError(
                "keeper-marked",
                phrase("{name}, which it is a copy of, is marked to go too.").format(name=name),
                photo.path,
            )
        if keeper.offline:
            raise UserError(
                "keeper-offline",
                phrase("{name}, which it is a copy of, is on a disk that is away.").format(name=name),
                photo.path,
            )
        try:
            there = check_unchanged(keeper)
        except UserError as error:
            sentence = phrase("{name}, which it is a copy of, cannot be relied on: {reason}").format(
                name=name, reason=_lower(str(error))
            )
            raise UserError("keeper-changed", sentence, photo.path) from error
        here = os.lstat(photo.path)
        if os.path.samestat(here, there) and here.st_ino and here.st_nlink < 2:
            sentence = phrase("{name} is not a copy of it but the same file under another name.").format(name=name)
            raise UserError("same-file", sentence, photo.path)
        if self._action in (Action.LINK, Action.CLONE):
            self._check_replacement(photo, keeper, here, there)

    def _is_copy(self, photo: Photo, keeper: Photo) -> bool:
        if photo.id == keeper.id or photo.path == keeper.path:
            return False
        group = self._group_of.get(photo.id)
        if group is None or group is not self._group_of.get(keeper.id):
            return False  # another group, or decided to be none
        member = next(m for m in group.members if m.photo.id == photo.id)
        other = next(m for m in group.members if m.photo.id == keeper.id)
        if Kind.BURST in (member.kind, other.kind):
            return False
        if photo.content_id == keeper.content_id or group.keeper.id == keeper.id:
            return True  # every member matches the keeper itself
        match = self._duplicates.match_of(keeper.content_id, photo.content_id)
        if match is None or match.kind is Kind.BURST:
            return False
        if match.kind is Kind.EDITED and _pixels(photo) == _pixels(keeper):
            return True  # which of two in one size is the edit cannot be seen
        return match.kind not in _ONE_WAY or match.a == keeper.content_id

    def _check_replacement(self, photo: Photo, keeper: Photo, here: os.stat_result, there: os.stat_result) -> None:
        """Raise `UserError` unless the place of `photo` can be taken by a link to, or a clone of, `keeper`."""
        if photo.content_id != keeper.content_id:
            sentence = phrase("Only files with the same bytes can share them; this one is a copy by its picture alone.")
            raise UserError("other-bytes", sentence, photo.path)
        if os.path.samestat(here, there):
            raise UserError("linked", phrase("It is a hard link of the one that stays already."), photo.path)
        folder, other = os.path.dirname(photo.path), os.path.dirname(keeper.path)
        if not volumes.same_volume(folder, other):
            raise UserError("other-volume", phrase("The one that stays is on another disk."), photo.path)
        if here.st_nlink > 1:
            raise UserError(
                "linked", phrase("It has other names on its disk (hard links), so nothing is freed."), photo.path
            )
        if self._action is Action.CLONE and not volumes.can_clone(folder):
            raise UserError("cannot-clone", phrase("The file system of this disk cannot clone files."), photo.path)


def check_unchanged(photo: Photo) -> os.stat_result:
    """The stat of a photo whose size and time are as indexed; raises `UserError` when they are not."""
    try:
        info = os.lstat(photo.path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UserError("not-found", phrase("It is not there any more."), photo.path) from error
    except OSError as error:
        raise UserError(
            "denied", phrase("It cannot be looked at ({error}).").format(error=error.strerror), photo.path
        ) from error
    if not stat.S_ISREG(info.st_mode) or (info.st_size, info.st_mtime_ns) != (photo.size, photo.mtime_ns):
        raise UserError("changed", phrase("It has changed since the last scan."), photo.path)
    return info


def _pixels(photo: Photo) -> int:
    return photo.facts.width * photo.facts.height


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
