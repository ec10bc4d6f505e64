"""Options, markers and fixtures that several tests share."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from damaged import use_same_fonts

from samples.builder import fonts
from samples.builder.reportlab_fonts import font_name

SAMPLES = Path(__file__).parent.parent / "samples"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write tests/golden anew from what skparse says now; read the diff before you commit it",
    )


def pytest_configure() -> None:
    """Background jobs are started with signals ignored (SIGINT by shells, SIGHUP by nohup), and every child inherits
    that; the tests of Ctrl-C and of a closed terminal need them."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs an OCR engine, a browser or a cluster is slow, too."""
    for item in items:
        if any(item.get_closest_marker(name) for name in ("ocr", "browser", "dask")):
            item.add_marker(pytest.mark.slow)


@pytest.fixture
def same_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Random documents have the same line breaks and page ends on every machine (see `damaged.use_same_fonts`)."""
    monkeypatch.setattr(fonts, "FILES", dict(fonts.FILES))
    use_same_fonts()
    yield
    font_name.cache_clear()


@pytest.fixture
def rewrite_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--rewrite-golden"))
