"""Entries of a field by a step that they are at: 科技类项目里哪些在签任务书, 名单没定的农业事项."""

from __future__ import annotations

from dataclasses import replace

from qa.bare_steps import at_step
from qa.draft import Draft
from qa.find import Asked, Finder
from qa.lists import stepped
from qa.match import Condition, Match
from qa.question import split_parts
from qa.themes import WHICH, field_named, of_theme, themes_in
from qa.wording import content_words


def apart_from_field(find: Finder, asked: Asked) -> tuple[Asked, Condition] | None:
    """Return what is asked without the field of its entries, and that field; None where it names none."""
    query = asked.query
    named = field_named().search(query.subject)
    if named is None or not themes_in(named["name"]):
        return None
    name, words = themes_in(named["name"])[0]
    if not all(any(word in one for word in words) for one in named["listed"].split("、")[:-1]):
        # 地铁、科研这类: what is listed is no part of one field.
        return None
    # 哪些民生任务名单定了 asks of entries, and for no 名单.
    entries = "事项" if query.subject[: named.start()].endswith(WHICH) else ""
    subject = query.subject.replace(named[0], entries, 1).strip()
    plain = replace(
        query,
        text=query.text.replace(named[0], entries, 1),
        subject=subject,
        words=tuple(content_words(subject)),
        parts=split_parts(subject),
    )
    apart = Asked(plain, asked.scope, find.retriever.terms(plain), ())
    return apart, Condition(
        f"{name}方面", lambda entry: Match(entry, ()) if of_theme(entry, words) else None
    )


def at_step_in_field(find: Finder, asked: Asked) -> Draft | None:
    """Return the entries of a field whose step stands as nothing else in the question says."""
    apart = apart_from_field(find, asked)
    return at_step(find, *apart) if apart else None


def stepped_in_field(find: Finder, asked: Asked) -> Draft | None:
    """Return the entries of a field that have taken a step of a thing or still have to."""
    apart = apart_from_field(find, asked)
    return stepped(find, *apart) if apart else None
