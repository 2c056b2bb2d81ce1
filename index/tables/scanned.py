"""Pages that are pictures → lines and rows of cells, as those of other PDFs; a picture's tables."""

from __future__ import annotations

import io
import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from index.entry import LedgerError
from index.tables import ocr
from index.tables.ocr import Box, Picture, boxes_of, text_in
from index.tables.placed_names import Word
from index.tables.ruled import Grid, grid_of, rows_of
from index.tables.unruled import lines_of

# A page is recognised in a second or two.
MOST_PAGES = 200
LONGEST_SIDE, MOST_PIXELS = 2400, 60_000_000
POINTS_PER_INCH, DOTS_PER_INCH = 72, 200
# Rules of a page that is turned by more are missed, in degrees.
TOLERATED_TURN, MOST_TURNED, TURNED_SIDE = 0.15, 3.0, 1200
BILINEAR, BICUBIC = 2, 3
DOUBTFUL_SCORE = 0.9
MOST_NAMED = 10
# A stretch that reaches so far into the next cell, in its height, belongs to both.
SHARED = 0.6
BY_OCR = "由OCR识别，请逐条核对"


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: lines outside its table, rows of it, words where it draws no rules."""

    lines: list[str]
    rows: list[list[str]]
    words: list[Word]
    doubtful: tuple[str, ...]


def read_pages(content: bytes, numbers: Sequence[int], path: Path) -> dict[int, Page]:
    """Return what the pages of a PDF show, by their numbers from 0.

    Raises:
        LedgerError: there are more than are recognised, or they are damaged.
    """
    import pypdfium2

    if len(numbers) > MOST_PAGES:
        raise LedgerError(
            f"{path}：有 {len(numbers)} 页扫描图片，超过上限 {MOST_PAGES} 页；请拆成几个文件再添加"
        )
    try:
        document = pypdfium2.PdfDocument(content)
        try:
            # Drawn one by one: a page takes some megabytes.
            return {number: read_page(drawn(document[number])) for number in numbers}
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        raise LedgerError(f"{path}：PDF 的扫描页打不开，可能已损坏；请重新导出后再添加") from error


def set_upright(content: bytes, turns: Mapping[int, int]) -> bytes:
    """Return a PDF with pages turned to the right by so many degrees, by their numbers from 0."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    try:
        for at, turn in turns.items():
            page = document[at]
            page.set_rotation((page.get_rotation() + turn) % 360)
        out = io.BytesIO()
        document.save(out)
    finally:
        document.close()
    return out.getvalue()


def drawn(page: Any) -> Any:
    """Return a page as an image, no larger than the engine reads."""
    scale = min(DOTS_PER_INCH / POINTS_PER_INCH, LONGEST_SIDE / max(*page.get_size(), 1.0))
    return page.render(scale=scale, grayscale=True).to_pil()


def read_picture(content: bytes, path: Path) -> list[Page]:
    """Return what the pages of an image file show.

    Raises:
        LedgerError: it is damaged or too large.
    """
    from PIL import Image, ImageSequence

    try:
        with Image.open(io.BytesIO(content)) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                raise LedgerError(
                    f"{path}：图片有 {width}×{height} 像素，太大；请缩小到 {LONGEST_SIDE} 像素宽再添加"
                )
            frames = []
            for frame in ImageSequence.Iterator(image):
                frames.append(upright(frame))
                if len(frames) > MOST_PAGES:
                    raise LedgerError(f"{path}：图片超过 {MOST_PAGES} 页；请拆成几个文件再添加")
    except LedgerError:
        raise
    except Exception as error:
        # Pillow lets through whatever a damaged file makes its decoders raise.
        raise LedgerError(f"{path}：图片打不开，可能不完整；请重新导出后再添加") from error
    return [read_page(frame) for frame in frames]


def upright(frame: Any) -> Any:
    """Return a picture in grey as a viewer turns it, on white, no larger than the engine reads."""
    from PIL import Image, ImageOps

    turned = ImageOps.exif_transpose(frame).convert("RGBA")
    grey = Image.alpha_composite(Image.new("RGBA", turned.size, "white"), turned).convert("L")
    grey.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return grey


def read_page(image: Any) -> Page:
    """Return what the image of a page says, whichever side is up."""
    small = image.copy()
    small.thumbnail((TURNED_SIDE, TURNED_SIDE))
    if quarters := ocr.turn_of(np.asarray(small, dtype=np.uint8)):
        image = image.rotate(quarters, expand=True)
    turned = turn_of(image)
    if abs(turned) > TOLERATED_TURN:
        image = image.rotate(turned, resample=BICUBIC, fillcolor=255)
    picture: Picture = np.asarray(image, dtype=np.uint8)
    boxes = boxes_of(picture)
    if not boxes:
        return Page([], [], [], ())
    height = statistics.median(box.height for box in boxes)
    grid = grid_of(picture, height)
    if grid.is_table:
        boxes = [part for box in boxes for part in parted(box, grid, picture)]
    doubtful = tuple(box.text for box in boxes if box.score < DOUBTFUL_SCORE)
    # Measured against the text, as if it were of the usual size.
    unit = 10.0 / height
    if not grid.is_table:
        return Page(lines_in(boxes), [], words_in(boxes, unit), doubtful)
    top, bottom = grid.across[0], grid.across[-1]
    outside = [box for box in boxes if not top <= box.middle[1] < bottom]
    return Page(lines_in(outside), rows_of(grid, boxes, text_of), [], doubtful)


def turn_of(image: Any) -> float:
    """Return by how much to turn a page, in degrees, so that its lines lie level.

    Where they do, rows of pixels are full of ink beside rows that have none.
    """
    small = image.copy()
    small.thumbnail((TURNED_SIDE, TURNED_SIDE))
    paper = float(np.median(np.asarray(small)))

    def unevenness(turned: float) -> float:
        rows = np.asarray(small.rotate(turned, resample=BILINEAR, fillcolor=int(paper)))
        return float(np.square(np.diff((paper - rows).sum(axis=1))).sum())

    rough = max(np.arange(-MOST_TURNED, MOST_TURNED + 0.1, 0.5), key=unevenness)
    fine = rough + np.arange(-0.5, 0.51, 0.1)
    return float(max(fine, key=lambda turned: (unevenness(turned), -abs(turned))))


def parted(box: Box, grid: Grid, picture: Picture) -> list[Box]:
    """Return a stretch of text as those of the cells that it reaches over."""
    row = next(
        (
            at
            for at in range(len(grid.across) - 1)
            if grid.across[at] <= box.middle[1] < grid.across[at + 1]
        ),
        None,
    )
    reach = SHARED * box.height
    cuts = [
        x
        for rule, x in enumerate(grid.down)
        if row is not None
        and box.left + reach < x < box.right - reach
        and grid.closed_left(row, rule)
    ]
    if not cuts:
        return [box]
    parts = []
    for left, right in zip([box.left, *cuts], [*cuts, box.right], strict=True):
        # The rule itself would be read as a stroke.
        inner = picture[int(box.top) : int(box.bottom) + 1, int(left) + 3 : int(right) - 2]
        text, score = text_in(inner) if inner.size else ("", 0.0)
        if text:
            parts.append(Box(text, left, box.top, right, box.bottom, score))
    return parts


def words_in(boxes: Iterable[Box], unit: float) -> list[Word]:
    return [Word(box.text, box.left * unit, box.top * unit, box.right * unit) for box in boxes]


def lines_in(boxes: Sequence[Box]) -> list[str]:
    """Return the lines of text that stretches make, from the top."""
    if not boxes:
        return []
    unit = 10.0 / statistics.median(box.height for box in boxes)
    return ["".join(word.text for word in line) for line in lines_of(words_in(boxes, unit))]


def text_of(boxes: list[Box]) -> str:
    """Return the text of a cell: its lines go on from one to the next."""
    return "\n".join(lines_in(boxes))


def notes_on(pages: Mapping[int, Page]) -> tuple[str, ...]:
    """Return what a reader of recognised pages should be told, by their numbers from 0."""
    notes = [BY_OCR] if pages else []
    doubtful = [
        f"第{number + 1}页“{text}”" for number, page in pages.items() for text in page.doubtful
    ]
    if doubtful:
        more = f"等{len(doubtful)}处" if len(doubtful) > MOST_NAMED else ""
        notes.append(f"识别把握不大的文字：{'、'.join(doubtful[:MOST_NAMED])}{more}")
    unruled = [str(number + 1) for number, page in pages.items() if page.words]
    if unruled and any(page.rows for page in pages.values()):
        more = f"等{len(unruled)}页" if len(unruled) > MOST_NAMED else "页"
        notes.append(
            f"第{'、'.join(unruled[:MOST_NAMED])}{more}没有认出表格线，上面的文字没有读入表格"
        )
    return tuple(notes)
