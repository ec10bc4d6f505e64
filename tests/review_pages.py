"""Review pages, opened in a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright


def start_browser() -> Iterator[Browser]:
    """A browser, for a fixture; it is closed behind it."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "these tests need a browser: apt-get install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


def opened(browser: Browser, file: Path, **how: Any) -> tuple[Page, list[str]]:
    """The page of a file, and all that it logs or requests: nothing, if it is right."""
    page = browser.new_page(**{"viewport": {"width": 1300, "height": 850}, **how})
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if request.url.startswith("http") else None)
    page.goto(file.as_uri())
    page.wait_for_selector(".row")
    return page, said
