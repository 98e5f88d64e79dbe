"""The two kinds of failure: what the environment did (`UserError`) and what the user asked (`Cancelled`).

Any other exception is a bug and belongs in the log with its traceback.
"""

from __future__ import annotations


class UserError(Exception):
    """Something outside the program is wrong; the message is one sentence a person can act on.

    Attributes:
        code: A short stable word for programs and tests, such as "truncated" or "not-found".
        path: The file or folder concerned, when there is one; the message names it too where it stands alone.
    """

    def __init__(self, code: str, message: str, path: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.path = path


class Cancelled(Exception):  # noqa: N818 - the user's wish, not an error
    """Raised inside long work when its `CancelToken` was cancelled; what was committed stays."""
