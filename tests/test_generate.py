"""The generator of ledgers: the same for the same seed, read back as written, its figures agree."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise, permutations
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.generate import (
    GeneratedLedger,
    app,
    generate,
    lists_of_year,
    quarters_from,
    usual_templates,
)
from eval.gold import GOLD_FOLDER, read_gold
from eval.places import Names, place_names
from eval.scores import plain, states
from eval.series import Series, State, templates
from eval.wording import Wording, shown
from index.entry import Period
from index.ledger import read_ledgers

COMMITTED = Path(__file__).parent.parent / "eval" / "ledgers"
QUARTERS = range(4)


def ledgers(
    seed: int = 1, places: tuple[str, ...] = ("云州市",), entries: int = 40
) -> list[GeneratedLedger]:
    return list(generate(seed, places, quarters_from(2024, 1, 5), entries))


def all_series(place: str, year: int = 2024) -> list[Series]:
    return [Series(3, place, template, year) for template in templates()]


def test_same_seed_gives_same_ledgers_and_another_seed_others() -> None:
    assert ledgers(seed=1) == ledgers(seed=1)
    assert ledgers(seed=1) != ledgers(seed=2)


def test_a_places_ledgers_do_not_depend_on_the_other_places() -> None:
    assert ledgers(places=("霁川市", "云州市"))[5:] == ledgers(places=("云州市",))


def test_text_is_read_back_into_the_same_cells(tmp_path: Path) -> None:
    for ledger in ledgers(places=tuple(place_names(3, seed=5))):
        path = tmp_path / ledger.file
        path.write_text(ledger.to_text(), encoding="utf-8")
        (read,) = read_ledgers(path)
        made = ledger.to_ledger()
        assert [entry.cells for entry in read.entries] == list(ledger.rows)
        assert [entry.chunk for entry in read.entries] == [entry.chunk for entry in made.entries]
        assert (read.place, read.period, read.title) == (made.place, made.period, made.title)
        assert (read.columns, read.doubts) == (made.columns, ())


def test_committed_ledgers_are_what_their_seeds_give() -> None:
    yunzhou = generate(2160, ["云州市"], quarters_from(2024, 1, 5), 30)
    jichuan = generate(2162, ["霁川市"], [Period.of_quarter(2024, 4)], 30, first_number=31)
    made = {ledger.file: ledger.to_text() for ledger in (*yunzhou, *jichuan)}
    kept = {path.name: path.read_text(encoding="utf-8") for path in COMMITTED.glob("*.txt")}
    assert kept == made


def test_there_are_templates_of_every_domain_with_sentences_for_every_state() -> None:
    assert len(templates()) >= 120
    assert len({template.domain for template in templates()}) == 14
    for template in templates():
        assert len(template.sentences) == len(State)
        assert all(sentence for sentences in template.sentences for sentence in sentences)
        assert len(template.pledges) == 2


@pytest.mark.parametrize("place", ["云州市", "霁川市", "澜阳县"])
def test_every_slot_of_every_template_is_filled(place: str) -> None:
    for series in all_series(place):
        for state in State:
            series.states = (state,) * 4  # each state, whatever this year's path
            wording = Wording(series, Names.of(place, 3))
            for text in (wording.title, *(wording.progress(quarter) for quarter in QUARTERS)):
                assert not re.search(r"[{}|\t]|\\n|\d\.\d{3}|nan", text), text
                assert text == text.strip()


@pytest.mark.parametrize("place", place_names(5, seed=9))
def test_what_is_done_grows_over_the_year_and_agrees_with_the_state(place: str) -> None:
    for series in all_series(place):
        if series.template.is_rate:
            continue
        assert list(series.states) == sorted(series.states)
        for name in {"目标", "乙", "金额"} & set(series.template.spans):
            done = [series.done(quarter, name) for quarter in QUARTERS]
            assert done == sorted(done)
            for state, value in zip(series.states, done, strict=True):
                is_reached = value >= series.target(name)
                assert is_reached == (state is State.REACHED)
                assert (value > 0) == (state >= State.UNDERWAY)
        if "目标" in series.template.spans:
            started = [series.started(quarter) for quarter in QUARTERS]
            assert started == sorted(started)
            assert started[-1] <= series.target()
        if "存量" in series.template.spans:
            stock = [series.stock(quarter) for quarter in (-1, *QUARTERS)]
            assert stock == sorted(stock)
            before = Series(3, place, series.template, series.year - 1)
            assert before.stock(3) == series.stock(-1)


@pytest.mark.parametrize("place", place_names(5, seed=9))
def test_levels_grow_from_last_year_by_the_rate_that_is_stated(place: str) -> None:
    for before, series in zip(all_series(place, 2023), all_series(place, 2024), strict=True):
        if not {"值", "余额"} & set(series.template.spans):
            continue
        for quarter in QUARTERS:
            growth = 100 * (series.level(quarter) / before.level(quarter) - 1)
            assert growth == pytest.approx(series.growth[quarter], abs=0.05)
        if "值" in series.template.spans:
            levels = [series.level(quarter) for quarter in QUARTERS]
            assert all(low < high for low, high in pairwise(levels))


def test_rates_and_parts_in_the_text_follow_from_its_counts() -> None:
    checked = 0
    for ledger in ledgers(places=tuple(place_names(8, seed=2)), entries=120):
        for _, _, text in ledger.rows:
            if match := re.search(r"已开工(\d+).，开工率([\d.]+)%，未开工(\d+).", text):
                begun, left = int(match[1]), int(match[3])
                assert shown(100 * begun / (begun + left), 1) == match[2], text
                checked += 1
            parts = re.search(
                r"([\d.]+)\D+完成年度..的.+其中，\D+([\d.]+)\D+([\d.]+)\D+合计([\d.]+)", text
            )
            if parts:
                first, second, rest = map(float, parts.groups()[1:])
                assert first + second + rest == pytest.approx(float(parts[1])), text
                checked += 1
    assert checked > 300


def test_half_a_year_in_a_few_entries_are_replaced() -> None:
    first, second, third, fourth, _ = ({row[1] for row in one.rows} for one in ledgers())
    assert first == second
    assert third == fourth
    assert len(first - third) == 2


def test_next_year_keeps_most_entries_and_words_them_anew() -> None:
    names = Names.of("云州市", 1)
    old, new = (
        {one.title for one in lists_of_year(1, names, year, 40)[0]} for year in (2024, 2025)
    )
    usual = [set(usual_templates(1, "云州市", year)[:40]) for year in (2024, 2025)]
    assert not old & new
    assert len(usual[0] & usual[1]) > 30


def test_places_are_different_and_their_count_is_limited() -> None:
    names = place_names(1500, seed=0)
    assert len(set(names)) == 1500
    with pytest.raises(ValueError, match="最多可以编出"):
        place_names(100_000, seed=0)


def test_a_half_year_and_too_many_entries_are_refused() -> None:
    with pytest.raises(ValueError, match="2024年上半年"):
        next(generate(0, ["云州市"], [Period(2024, 6, 1)], 10))
    with pytest.raises(ValueError, match="要的是1000项"):
        next(generate(0, ["云州市"], [Period.of_quarter(2024, 1)], 1000))


def test_command_writes_a_file_for_every_place_and_quarter(tmp_path: Path) -> None:
    arguments = ["--out", str(tmp_path / "made"), "--places", "2", "--quarters", "3"]
    result = CliRunner().invoke(app, [*arguments, "--entries", "10", "--seed", "4"])
    assert result.exit_code == 0
    paths = sorted((tmp_path / "made").iterdir())
    assert len(paths) == 6
    assert [len(read_ledgers(path)[0].entries) for path in paths] == [10] * 6


def test_gold_of_the_quarters_cites_entries_that_state_its_facts_or_yield_them() -> None:
    texts = {
        (read.period.year, read.period.quarter, entry.number): plain(entry.chunk)
        for path in COMMITTED.glob("*.txt")
        for read in read_ledgers(path)
        for entry in read.entries
        if read.period
    }
    assert len(texts) == 180  # no number stands twice, though two places share a quarter
    for question in read_gold(GOLD_FOLDER / "quarters.jsonl"):
        assert question.cites | question.cites_ok <= texts.keys(), question.id
        cited = [texts[key] for key in question.cites]
        for accepted in question.facts:
            is_stated = any(states(text, one) for text in cited for one in accepted)
            counts = {len(question.cites), len(question.cites_ok)}
            assert is_stated or follows(accepted[0], cited, counts), (question.id, accepted)


def follows(fact: str, cited: list[str], counts: set[int]) -> bool:
    """Return whether a figure is a count, a difference or a percentage of the cited figures."""
    number = re.compile(r"\d+(?:\.\d+)?")
    value = Decimal(number.findall(fact)[0])
    figures = {Decimal(figure) for text in cited for figure in number.findall(text)}
    return value in counts or any(
        left - right == value or (right and abs(100 * left / right - value) <= Decimal("0.05"))
        for left, right in permutations(figures, 2)
    )
