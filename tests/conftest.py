"""Fixtures that tests of several packages share."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents; tests that need it are skipped only where none is named."""
    folder = os.environ.get("CHENGTU_CORPUS")
    if folder is None:
        pytest.skip("CHENGTU_CORPUS is not set")
    path = Path(folder)
    assert any(path.iterdir()), f"CHENGTU_CORPUS={folder} holds no documents"
    return path
