"""Entries of a field by a step that they are at: 科技类项目里哪些在签任务书, 名单没定的农业事项."""

from __future__ import annotations

import re
from dataclasses import replace

from qa.bare_steps import at_step
from qa.draft import Draft
from qa.find import Asked, Finder
from qa.glossary import holds
from qa.lists import stepped
from qa.match import Condition, Match
from qa.question import split_parts
from qa.themes import WHICH, field_named, of_theme, themes_in
from qa.wording import content_words

# 技术攻关这类任务里: a class of entries by its own words, which no field has.
CLASS_NAMED = re.compile(
    r"(?:^[，, ]*|(?<=的))(?P<name>(?:(?![哪这那的、])[\u4e00-\u9fff]){2,8}?)(?:[这那]一?)?类的?"
    r"(?:挂牌)?(?:事项|任务|项目|工作|工程|条目)(?:里头?|里面|中|当中)[，,]?"
)


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
    return without(find, asked, named[0], entries), Condition(
        f"{name}方面", lambda entry: Match(entry, ()) if of_theme(entry, words) else None
    )


def apart_from_class(find: Finder, asked: Asked) -> tuple[Asked, Condition] | None:
    """Return the same where entries are of a class that no field has: those that hold its words."""
    named = CLASS_NAMED.search(asked.query.subject)
    words = content_words(named["name"]) if named else []
    if named is None or not words:
        return None
    return without(find, asked, named[0]), Condition(
        f"{named['name']}类",
        lambda entry: Match(entry, ()) if all(holds(entry.chunk, one) for one in words) else None,
    )


def without(find: Finder, asked: Asked, words: str, put: str = "") -> Asked:
    """Return what is asked without some words, with others `put` in their place."""
    query = asked.query
    subject = query.subject.replace(words, put, 1).strip()
    plain = replace(
        query,
        text=query.text.replace(words, put, 1),
        subject=subject,
        words=tuple(content_words(subject)),
        parts=split_parts(subject),
    )
    return Asked(plain, asked.scope, find.retriever.terms(plain), ())


def at_step_in_field(find: Finder, asked: Asked) -> Draft | None:
    """Return the entries of a field or class whose step stands as nothing else in the question says.

    Where none of a class does, what is told in other words than the class's own may answer.
    """
    if apart := apart_from_field(find, asked):
        return at_step(find, *apart)
    apart = apart_from_class(find, asked)
    draft = at_step(find, *apart) if apart else None
    return None if draft and draft.refused else draft


def stepped_in_field(find: Finder, asked: Asked) -> Draft | None:
    """Return the entries of a field or class that have taken a step of a thing or still have to."""
    apart = apart_from_field(find, asked) or apart_from_class(find, asked)
    return stepped(find, *apart) if apart else None
