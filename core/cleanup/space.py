"""What the disk gets back: a file with several names (hard links) frees nothing before the last of them has gone."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from core.records import Action


@dataclass(slots=True)
class Space:
    """Counts, over one clean-up, what each file frees when it goes.

    Clones share bytes too, but no system says which; they are counted as if they did not. What is in a trash or a
    quarantine is counted as free, for emptying it frees it.
    """

    _left: dict[tuple[int, int], int] = field(default_factory=dict)

    def freed(self, action: Action, info: os.stat_result, *, leaves_volume: bool = True) -> int:
        """Bytes freed by the next file, which then counts as gone. `leaves_volume`: for MOVE."""
        if action is Action.COPY or (action is Action.MOVE and not leaves_volume):
            return 0
        if info.st_nlink <= 1 or not info.st_ino:
            return info.st_size
        key = info.st_dev, info.st_ino
        self._left[key] = self._left.get(key, info.st_nlink) - 1
        return info.st_size if self._left[key] == 0 else 0
