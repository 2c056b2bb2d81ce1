"""The engine that recognises text in pictures, wrapped; the only file that knows RapidOCR."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Grey levels of a page, shape (height, width).
Picture = NDArray[np.uint8]

INSTALL = "安装文字识别：pip install '.[ocr]'"
# A line of text is so much longer than high; the longest ones tell how it stands.
LONGER, MOST_LOOKED_AT = 2, 12
ENGINE = "rapidocr_onnxruntime"


@dataclass(frozen=True, slots=True)
class Box:
    """A stretch of text in a picture, where it stands in pixels, and how sure the engine is of it."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    score: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2


@cache
def is_installed() -> bool:
    """Return whether text in pictures can be recognised here: the engine loads."""
    try:
        importlib.import_module(ENGINE)
    except ImportError:
        # It may be there and lack a library of the system's.
        return False
    return True


@cache
def engine() -> Any:
    """Return the engine with the models that its package carries."""
    # Nothing is dropped for being unsure: the reader is told of it.
    return importlib.import_module(ENGINE).RapidOCR(text_score=0.0)


def boxes_of(picture: Picture) -> list[Box]:
    """Return the stretches of text in a picture, in no particular order."""
    found, _ = engine()(coloured(picture))
    boxes = []
    for corners, text, score in found or ():
        across, down = zip(*corners, strict=True)
        if text.strip():
            sides = min(across), min(down), max(across), max(down)
            boxes.append(Box(text.strip(), *sides, float(score)))
    return boxes


def text_in(picture: Picture) -> tuple[str, float]:
    """Return the text of a picture that holds one line of it, and the engine's score."""
    found, _ = engine()(coloured(picture), use_det=False, use_cls=False, use_rec=True)
    text, score = found[0][:2] if found else ("", 0.0)
    return text.strip(), float(score)


def turn_of(picture: Picture) -> int:
    """Return by how many degrees, 0, 90, 180 or 270, to turn a picture to the left to read its text.

    Lines of text that are higher than wide lie on their side; the engine tells those that stand
    on their heads.
    """
    found, _ = engine()(coloured(picture), use_cls=False, use_rec=False)
    sides = [
        (int(min(across)), int(min(down)), int(max(across)) + 1, int(max(down)) + 1)
        for across, down in (zip(*corners, strict=True) for corners in found or ())
    ]
    wide = [side for side in sides if side[2] - side[0] > LONGER * (side[3] - side[1])]
    tall = [side for side in sides if side[3] - side[1] > LONGER * (side[2] - side[0])]
    lies = total(tall) > total(wide)
    votes = 0.0
    for left, top, right, bottom in sorted(tall if lies else wide, key=longest)[-MOST_LOOKED_AT:]:
        line = picture[max(top, 0) : bottom, max(left, 0) : right]
        told, _ = engine()(
            coloured(np.rot90(line) if lies else line), use_det=False, use_cls=True, use_rec=False
        )
        for label, score in told or ():
            votes += score if "180" in label else -score
    return 90 * lies + 180 * (votes > 0)


def longest(side: tuple[int, int, int, int]) -> int:
    return max(side[2] - side[0], side[3] - side[1])


def total(sides: list[tuple[int, int, int, int]]) -> int:
    return sum(map(longest, sides))


def coloured(picture: Picture) -> NDArray[np.uint8]:
    return np.repeat(picture[:, :, None], 3, axis=2)
