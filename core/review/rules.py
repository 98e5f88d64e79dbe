"""Keeper rules: each a sentence; it keeps the photos of a group that score best and drops the others.

The next rule looks at what is left. So the order of rules is all there is to know, and what was dropped by which rule
is the reason that the person reads. `judges` says how each kind scores.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.errors import UserError
from core.language import tr
from core.records import Photo, Rule, RuleKind
from core.review.judges import JUDGES, Judge, Known


def kinds() -> tuple[RuleKind, ...]:
    """All kinds of rules, those that most people use first."""
    return tuple(judge.kind for judge in JUDGES.values())


def judge_of(rule: Rule) -> Judge:
    """How a rule judges. Raises `UserError("unknown-rule")` for one that this version does not know."""
    judge = JUDGES.get(rule.name)
    if judge is None:
        raise UserError("unknown-rule", tr("This version of Twinlens does not know the rule “{name}”.", name=rule.name))
    if judge.kind.values == "folders" and not rule.values:
        raise UserError("no-values", tr("The rule “{title}” needs at least one folder.", title=tr(judge.kind.title)))
    return judge


def sentence(rule: Rule) -> str:
    """A rule with what it is set to, as a sentence."""
    title = judge_of(rule).kind.title
    return f"{title}: {', '.join(rule.values)}." if rule.values else f"{title}."


def narrow(rule: Rule, photos: Sequence[Photo], known: Known) -> list[Photo]:
    """Those of the photos that the rule would keep: all of them where it does not tell them apart."""
    judge = judge_of(rule)
    if not judge.comparable(photos):
        return list(photos)
    scores = [judge.score(photo, rule, known) for photo in photos]
    sure = [score for score in scores if score is not None]
    if len(sure) < len(photos) or not sure:
        return list(photos)
    limit = max(sure) / judge.margin
    return [photo for photo, score in zip(photos, sure, strict=True) if score >= limit]


def reason(rule: Rule, kept: Photo, dropped: Sequence[Photo], known: Known) -> str:
    """Why the rule kept one photo and not the others, told by the best of these: "12 MP against 2 MP"."""
    judge = judge_of(rule)
    best = max(dropped, key=lambda p: (judge.score(p, rule, known) or 0.0, p.path))
    return judge.words(kept, best, rule, known)
