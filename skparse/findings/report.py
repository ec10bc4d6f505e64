"""Reporting findings, and showing them in a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from skparse.findings.catalogue import CATALOGUE
from skparse.findings.entry import PLAIN, Param
from skparse.language import Lang
from skparse.plan import Bbox, Finding, Node, Plan


def report(
    code: str,
    sentence: str = PLAIN,
    /,
    *,
    page: int | None = None,
    bbox: Sequence[float] | None = None,
    node: str | None = None,
    lampiran: int | None = None,
    **params: Param,
) -> Finding:
    """A finding of the catalogue, worded in English (see `in_language`).

    Args:
        code: of the catalogue.
        sentence: name of one of the code's sentences.
        page: where it is, from 1.
        bbox: left, top, right, bottom in points from the corner of the page as displayed.
        node: id of the node it is about.
        lampiran: index of the node's lampiran in the plan, from 1 (see `in_lampiran`).
        params: what the sentence is filled with.

    Raises:
        KeyError: there is no such code or sentence.
        TypeError: a parameter of the sentence is missing, or it has none of that name.
    """
    return report_with(code, sentence, params, page=page, bbox=bbox, node=node, lampiran=lampiran)


def report_with(
    code: str,
    sentence: str,
    params: Mapping[str, Param],
    *,
    page: int | None = None,
    bbox: Sequence[float] | None = None,
    node: str | None = None,
    lampiran: int | None = None,
) -> Finding:
    """`report` with the sentence's parameters in a mapping. Raises as `report`."""
    entry = CATALOGUE[code]
    text = entry.sentences[sentence]
    if text.params != params.keys():
        raise TypeError(f"{code}, {sentence}: needs {sorted(text.params)}, got {sorted(params)}")
    return Finding(
        code=code,
        severity=entry.severity,
        lampiran=lampiran,
        page=page,
        bbox=_rounded(bbox),
        node=node,
        sentence=sentence,
        params={name: one if isinstance(one, str | int | float) else tuple(one) for name, one in params.items()},
        message=text.filled(params, "en"),
    )


def report_on(node: Node, code: str, sentence: str = PLAIN, /, **params: Param) -> Finding:
    """A finding about a node; it is where the node begins. Raises as `report`."""
    first = node.fragments[0] if node.fragments else None
    page, bbox = (first.page, first.bbox) if first else (None, None)
    return report_with(code, sentence, params, page=page, bbox=bbox, node=node.id)


def in_lampiran(findings: Iterable[Finding], number: int) -> list[Finding]:
    """The findings as those of lampiran ``number`` of the plan, from 1."""
    return [one.model_copy(update={"lampiran": number}) for one in findings]


def render_message(finding: Finding, lang: Lang) -> str:
    """What the finding says, in a language. Plans written by others may hold findings that the catalogue does not
    know; these keep their message."""
    entry = CATALOGUE.get(finding.code)
    text = entry.sentences.get(finding.sentence or "") if entry else None
    if text is None or text.params != finding.params.keys():
        return finding.message
    return text.filled(finding.params, lang)


def in_language(findings: Iterable[Finding], lang: Lang) -> list[Finding]:
    """The findings with their messages in a language."""
    return [one.model_copy(update={"message": render_message(one, lang)}) for one in findings]


def plan_in_language(plan: Plan, lang: Lang) -> Plan:
    """The plan with the messages of its findings in a language."""
    return plan.model_copy(update={"findings": tuple(in_language(plan.findings, lang))})


def titles(codes: Iterable[str], lang: Lang) -> dict[str, str]:
    """Code → what it is called, of those that are known."""
    return {code: CATALOGUE[code].title.in_language(lang) for code in sorted(set(codes)) if code in CATALOGUE}


def advice(codes: Iterable[str], lang: Lang) -> dict[str, str]:
    """Code → what to do about it, of those that are known."""
    return {code: CATALOGUE[code].advice.in_language(lang) for code in sorted(set(codes)) if code in CATALOGUE}


def _rounded(bbox: Sequence[float] | None) -> Bbox | None:
    if bbox is None:
        return None
    x0, top, x1, bottom = bbox
    return round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)
