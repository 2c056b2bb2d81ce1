"""Pages that are pictures: their rules make cells, and the engine's text is said to be its own."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from eval.renders import as_pdf, font
from index.entry import Ledger, LedgerError
from index.ledger import read_ledgers
from index.tables import ocr
from index.tables.ocr import Box, Picture
from index.tables.ruled import grid_of, rows_of
from index.tables.scanned import BY_OCR, Page, lines_in, notes_on

TITLE = "柏川县2025年民生实事上半年进展情况台账"
ROWS = (
    ("序号", "事项内容", "牵头单位", "进展情况"),
    ("1", "新建学校3所。", "县教育局", "已开工2所，完成投资1.25亿元。"),
    ("2", "改造农村公路120公里。", "县交通运输局", "完成68公里，占年度计划的56.7%。"),
)
# The corners of three rows and three columns, in pixels.
ACROSS, DOWN = (100, 150, 200, 300), (50, 120, 300, 560)
engine = pytest.mark.skipif(
    not ocr.is_installed() or not font(), reason="没有文字识别引擎或中文字体：pip install '.[ocr]'"
)


def ruled(*, without: tuple[tuple[slice, slice], ...] = ()) -> Picture:
    """Return a page with rules, and strokes of text in its cells; parts of it are wiped."""
    page = np.full((400, 600), 245, dtype=np.uint8)
    for y in ACROSS:
        page[y : y + 2, DOWN[0] : DOWN[-1]] = 90
    for x in DOWN:
        page[ACROSS[0] : ACROSS[-1], x : x + 2] = 90
    for part in without:
        page[part] = 245
    for y in ACROSS[:-1]:
        for x in DOWN[:-1]:
            page[y + 15 : y + 33, x + 20 : x + 22] = 10
    return page


def box(text: str, x: float, y: float) -> Box:
    return Box(text, x, y, x + 20 * len(text), y + 20, 1.0)


BOXES = [box(f"{row}{column}", DOWN[column] + 12, ACROSS[row] + 14) for row in range(3) for column in range(3)]  # fmt: skip


def text_of(boxes: list[Box]) -> str:
    return "".join(lines_in(boxes))


def test_text_stands_in_the_cell_whose_rules_are_around_it() -> None:
    grid = grid_of(ruled(), 20)
    assert (len(grid.across), len(grid.down)) == (4, 4)
    rows = [["00", "01", "02"], ["10", "11", "12"], ["20", "21", "22"]]
    assert rows_of(grid, BOXES, text_of) == rows


def test_a_cell_without_a_rule_below_stands_in_both_rows() -> None:
    gap = (slice(195, 205), slice(DOWN[1] + 3, DOWN[2]))
    rows = rows_of(grid_of(ruled(without=(gap,)), 20), BOXES, text_of)
    assert [row[1] for row in rows] == ["01", "1121", "1121"]


def test_a_cell_without_a_rule_beside_it_takes_two_columns() -> None:
    gap = (slice(ACROSS[0] + 3, ACROSS[1]), slice(DOWN[1] - 5, DOWN[1] + 5))
    assert rows_of(grid_of(ruled(without=(gap,)), 20), BOXES, text_of)[0] == ["0001", "", "02"]


def test_strokes_of_text_are_no_rules() -> None:
    page = np.full((400, 600), 245, dtype=np.uint8)
    page[100:120:4, 50:150] = 10
    assert not grid_of(page, 20).is_table


def test_the_lines_of_a_cell_stand_one_under_the_other() -> None:
    assert lines_in([box("下", 10, 40), box("右", 60, 11), box("左", 10, 10)]) == ["左右", "下"]


def test_what_the_engine_is_unsure_of_is_named() -> None:
    ruled_page = Page([], [["1"]], [], ("修路",))
    assert notes_on({0: ruled_page}) == (BY_OCR, "识别把握不大的文字：第1页“修路”")
    assert notes_on({}) == ()


def scanned(pages: bytes, *, turned: float = 0.0) -> list[Any]:
    """Return the pages of a PDF as pictures, as a scanner leaves them."""
    import pypdfium2

    with pypdfium2.PdfDocument(pages) as document:
        images = [page.render(scale=150 / 72).to_pil().convert("L") for page in document]
    return [image.rotate(turned, resample=3, fillcolor=255) for image in images]


def saved(images: list[Any], form: str) -> bytes:
    out = io.BytesIO()
    more: dict[str, Any] = {"save_all": True, "append_images": images[1:]} if form == "pdf" else {}
    images[0].save(out, form, **more)
    return out.getvalue()


def read(folder: Path, name: str, content: bytes) -> Ledger:
    path = folder / name
    path.write_bytes(content)
    (ledger,) = read_ledgers(path)
    return ledger


def cells_of(ledger: Ledger) -> list[tuple[str, ...]]:
    """Return the cells without white space and the full stops that the engine leaves out."""
    return [tuple(re.sub(r"\s|。$", "", cell) for cell in entry.cells) for entry in ledger.entries]


WANTED = [tuple(cell.removesuffix("。") for cell in row) for row in ROWS[1:]]


@engine
@pytest.mark.parametrize("turned", [0.0, 1.2])
def test_a_scanned_pdf_gives_the_entries_of_the_page(tmp_path: Path, turned: float) -> None:
    images = scanned(as_pdf(TITLE, ROWS), turned=turned)
    ledger = read(tmp_path, "扫描.pdf", saved(images, "pdf"))
    assert cells_of(ledger) == WANTED
    assert ledger.title == TITLE
    assert BY_OCR in ledger.doubts


def shown_turned(content: bytes, turned: int) -> bytes:
    """Return a PDF whose pages a viewer shows turned to the right."""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            page.set_rotation(turned)
        out = io.BytesIO()
        document.save(out)
    return out.getvalue()


@engine
@pytest.mark.parametrize("turned", [90, 180, 270, 91])
def test_a_scan_that_lies_on_its_side_or_stands_on_its_head_is_turned(
    tmp_path: Path, turned: int
) -> None:
    (image,) = scanned(as_pdf(TITLE, ROWS))
    pixels = image.rotate(turned, expand=True, resample=3, fillcolor=255)
    assert cells_of(read(tmp_path, "扫描.png", saved([pixels], "png"))) == WANTED
    if turned % 90 == 0:
        whole = shown_turned(saved([image], "pdf"), turned)
        assert cells_of(read(tmp_path, "扫描.pdf", whole)) == WANTED


@pytest.mark.skipif(not font(), reason="没有中文字体")
@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_pages_with_text_that_are_shown_turned_are_set_upright(tmp_path: Path, turned: int) -> None:
    ledger = read(tmp_path, "台账.pdf", shown_turned(as_pdf(TITLE, ROWS), turned))
    assert ledger.title == TITLE
    assert [entry.cells for entry in ledger.entries] == list(ROWS[1:])


@engine
@pytest.mark.parametrize("form", ["png", "jpeg", "tiff", "bmp"])
def test_a_picture_gives_the_entries_that_it_shows(tmp_path: Path, form: str) -> None:
    image = saved(scanned(as_pdf(TITLE, ROWS)), form)
    ledger = read(tmp_path, f"台账.{form}", image)
    assert cells_of(ledger) == WANTED
    assert BY_OCR in ledger.doubts


@engine
def test_a_picture_pasted_into_a_word_file_gives_its_entries(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph(TITLE)
    document.add_picture(io.BytesIO(saved(scanned(as_pdf("", ROWS)), "png")))
    out = io.BytesIO()
    document.save(out)
    ledger = read(tmp_path, "台账.docx", out.getvalue())
    assert cells_of(ledger) == WANTED
    assert ledger.title == TITLE
    assert BY_OCR in ledger.doubts


@engine
def test_a_picture_without_text_is_said_to_have_none(tmp_path: Path) -> None:
    from PIL import Image

    with pytest.raises(LedgerError, match="没有认出文字"):
        read(tmp_path, "空白.png", saved([Image.new("L", (600, 400), 255)], "png"))


@engine
def test_a_picture_of_too_many_pixels_is_refused_unread(tmp_path: Path) -> None:
    from PIL import Image

    with pytest.raises(LedgerError, match="太大"):
        read(tmp_path, "大图.png", saved([Image.new("1", (9000, 9000))], "png"))


def test_a_scanned_page_among_pages_with_text_is_read_or_named(tmp_path: Path) -> None:
    from pypdfium2 import PdfDocument

    if not font():
        pytest.skip("没有中文字体：apt-get install fonts-wqy-microhei")
    more = (ROWS[0], ("3", "新增学位1200个。", "县教育局", "新增600个。"))
    with PdfDocument(as_pdf(TITLE, ROWS)) as document:
        document.import_pages(PdfDocument(saved(scanned(as_pdf("续表", more)), "pdf")))
        out = io.BytesIO()
        document.save(out)
    ledger = read(tmp_path, "台账.pdf", out.getvalue())
    if ocr.is_installed():
        assert [row[0] for row in cells_of(ledger)] == ["1", "2", "3"]
        assert BY_OCR in ledger.doubts
    else:
        assert [row[0] for row in cells_of(ledger)] == ["1", "2"]
        assert any("第2页是扫描的图片，没有读入" in doubt for doubt in ledger.doubts)


@pytest.mark.skipif(ocr.is_installed() or not font(), reason="有文字识别引擎，或没有中文字体")
def test_without_the_engine_it_is_said_how_to_install_it(tmp_path: Path) -> None:
    images = scanned(as_pdf(TITLE, ROWS))
    for name in ("pdf", "png"):
        with pytest.raises(LedgerError, match=r"图片.*pip install '\.\[ocr\]'"):
            read(tmp_path, f"扫描.{name}", saved(images, name))
