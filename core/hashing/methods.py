"""The ways to learn short codes, on one screen. Importing this loads neither torch nor anything else slow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import UserError
from core.hashing.rows import Rows
from core.hashing.watch import Watch
from core.language import phrase, tr
from core.records.hashing import HashMethod

if TYPE_CHECKING:
    from core.hashing.hashes import Hash

METHODS: tuple[HashMethod, ...] = (
    HashMethod(
        "autoencoder",
        phrase("Semantic hashing"),
        phrase("A stack of Boltzmann machines, fine-tuned as an autoencoder with a binary middle; takes longest."),
    ),
    HashMethod("rbm", phrase("Boltzmann machines"), phrase("The same stack without the fine-tuning.")),
    HashMethod(
        "itq",
        phrase("PCA and rotation (ITQ)"),
        phrase("The strongest directions, rotated so that their signs lose least."),
    ),
    HashMethod(
        "random",
        phrase("Random directions"),
        phrase("Signs of random directions: nothing is learnt; what others must beat."),
    ),
)
BITS = (128, 256)
UPPER = (1024, 512)
"""Widths of the layers between the long code and the short one, those that lie between the two."""
EXAMPLES = 60_000
"""Rows that each stage of training sees, over all passes: small libraries are gone through more often."""


def method(name: str) -> HashMethod:
    """A method by name. Raises `UserError("unknown-method")`."""
    for found in METHODS:
        if found.name == name:
            return found
    names = ", ".join(m.name for m in METHODS)
    raise UserError("unknown-method", tr('There is no method "{name}"; there are {names}.', name=name, names=names))


def widths(long: int, bits: int) -> tuple[int, ...]:
    """Layers of the stack: 4608 bits to 1024, 512, then `bits`."""
    return (*(width for width in UPPER if bits < width < long), bits)


def passes(count: int) -> int:
    return max(2, min(30, EXAMPLES // max(1, count)))


def fit(name: str, rows: Rows, bits: int, *, seed: int = 0, device: str = "cpu", watch: Watch | None = None) -> Hash:
    """Learn a hash of `bits` from rows. Raises `Cancelled`, `UserError` (no such method or device)."""
    from core.hashing.hashes import Hash

    method(name)
    watch = watch or Watch()
    if name in ("itq", "random"):
        from core.hashing import linear

        return (linear.fit_itq if name == "itq" else linear.fit_random)(rows, bits, seed, watch)
    from core.encoders.builtin import choose_device
    from core.hashing import autoencoder

    times = passes(len(rows))
    recipe = autoencoder.Recipe(widths(rows.width, bits), passes=times, tuning_passes=times, seed=seed)
    learn = autoencoder.fit_stack if name == "rbm" else autoencoder.fit_autoencoder
    return Hash(tuple(learn(rows, recipe, choose_device(device), watch)))
