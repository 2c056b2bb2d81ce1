"""The layers: dependencies point one way, and each large library has one home."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("app", "page", "eval", "qa", "index")
MAY_USE = {
    "app": {"page", "qa", "index"},
    "page": {"qa", "index"},
    "eval": {"qa", "index"},
    "qa": {"index"},
    "index": set[str](),
}
# Training the model is no part of what runs: it knows what it trains.
TRAINING = {
    "index/train.py",
    "index/train_pairs.py",
    "index/train_scores.py",
    "index/train_words.py",
}
HOMES = {
    "sentence_transformers": {"index/embed.py"},
    "chromadb": {"index/dense.py"},
    "gradio": {"app.py"},
    "bm25s": {"index/lexical.py"},
    "pypdfium2": {"index/tables/scanned.py"},
}


def imports_of(source: str) -> set[str]:
    """Return the modules that a source imports anywhere, by their full names."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "a relative import hides its layer"
            found.add(node.module or "")
    return found


def packages_of(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports_of(path.read_text(encoding="utf-8"))}


def sources() -> dict[str, Path]:
    """Return the project's files by their names from its root."""
    files = [ROOT / "app.py", ROOT / "page.py"]
    for layer in ("eval", "qa", "index"):
        files += sorted((ROOT / layer).rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): file for file in files if file.exists()}


def layer_of(name: str) -> str:
    return name.removesuffix(".py").split("/")[0]


def test_every_layer_has_files() -> None:
    assert {layer_of(name) for name in sources()} >= {"app", "eval", "qa", "index"}


@pytest.mark.parametrize("name", sources())
def test_a_file_uses_only_the_layers_below_its_own(name: str) -> None:
    used = packages_of(sources()[name]) & set(LAYERS)
    assert used <= MAY_USE[layer_of(name)] | {layer_of(name)}


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_imported_at_its_home_alone(library: str) -> None:
    users = {name for name, path in sources().items() if library in packages_of(path)}
    assert users - TRAINING <= HOMES[library]


def test_no_file_that_runs_uses_the_training() -> None:
    for name, path in sources().items():
        trained = {module for module in imports_of(path.read_text("utf-8")) if ".train" in module}
        assert name in TRAINING or not trained, name


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import a.b as c, d", {"a.b", "d"}),
        ("from a.b import c", {"a.b"}),
        ("def f():\n    import a", {"a"}),
        ("if True:\n    from a import b", {"a"}),
        ("'import a'", set()),
    ],
)
def test_imports_are_found_wherever_they_stand(source: str, found: set[str]) -> None:
    assert imports_of(source) == found
