"""What the copy code is trained for: near for views of one picture, far and evenly spread for everything else."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


def copy_loss(
    codes: Tensor,
    ids: Tensor,
    plain: Tensor,
    memory: Tensor,
    memory_ids: Tensor,
    *,
    temperature: float = 0.06,
    spread: float = 0.25,
    decorrelate: float = 0.02,
    between_edits: float = 0.25,
) -> tuple[Tensor, dict[str, float]]:
    """Contrastive loss over views, SSCD's entropy term and a decorrelation term.

    InfoNCE with every other view of a picture as a positive in turn, and all views of other pictures, in the batch and
    in the memory of recent batches (Wang et al. 2020, "cross-batch memory"), as negatives. The entropy term (KoLeo;
    Pizzi et al. 2022) pushes each code away from its nearest stranger. `decorrelate` drives bits apart from each other.

    Args:
        codes: [n, bits], soft bits in -1..1.
        ids: [n], equal for views of one picture.
        plain: bool [n], the unedited view of each; pairs of two edited views weigh only `between_edits`, since what
            people look for is the copy of an original, and two narrow crops may have nothing in common.
        memory: [m, bits] earlier soft bits (no gradient), memory_ids: [m].
    Returns:
        The loss and its parts as numbers.
    """
    count, bits = codes.shape
    unit = functional.normalize(codes)
    everyone = torch.cat((unit, functional.normalize(memory)))
    every_id = torch.cat((ids, memory_ids))
    similar = unit @ everyone.T
    same = ids[:, None] == every_id[None]
    strangers = (similar / temperature).masked_fill(same, -torch.inf).logsumexp(1)
    positive = same[:, :count].clone()
    positive.fill_diagonal_(False)
    row, column = positive.nonzero(as_tuple=True)
    weight = torch.where(plain[row] | plain[column], 1.0, between_edits)
    each = functional.softplus(strangers[row] - similar[row, column] / temperature)
    contrast = (weight * each).sum() / weight.sum()
    nearest = similar.masked_fill(same, -1.0).amax(1)
    entropy = -(2 - 2 * nearest).clamp(min=1e-6).sqrt().log().mean()
    # How bits go together is measured with the memory too, because a batch alone is mostly noise; the gradient is that
    # of the summed squares if all codes were new.
    everything = torch.cat((codes.detach(), memory))
    centred = everything - everything.mean(0)
    together = (centred.T @ centred / len(centred)).fill_diagonal_(0)
    centred = codes - codes.mean(0)
    pull = 2 * (together * (centred.T @ centred / count)).sum() / bits
    correlation = together.square().sum() / bits
    loss = contrast + spread / temperature * entropy + decorrelate * pull
    parts = {"contrast": contrast.item(), "entropy": entropy.item(), "correlation": correlation.item()}
    return loss, parts
