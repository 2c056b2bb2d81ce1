"""Every reader under a coverage-guided fuzzer for a few seconds: no crash, no hang, no other error."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SECONDS = 2


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="没有 atheris")
@pytest.mark.parametrize(
    "name", ["txt", "csv", "html", "mhtml", "docx", "doc", "xlsx", "xls", "pdf"]
)
def test_nothing_but_a_ledger_error_comes_out_of_any_bytes(name: str) -> None:
    paths = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "tests/fuzz.py", name, str(SECONDS)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
