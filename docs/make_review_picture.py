"""docs/review.png: the review page of the Wonosobo sample in a browser, one item chosen.

    python docs/make_review_picture.py

Needs the extra ``test`` (Playwright) and Debian's Chromium. Run it again when the page changes.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "samples" / "wonosobo-2026.pdf"
TARGET = ROOT / "docs" / "review.png"
NODE = 11


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "review.html"
        command = [sys.executable, "-m", "skparse", "review", str(SAMPLE), "-q", "--lang", "en", "-o", str(page)]
        subprocess.run(command, check=True)
        shown = screenshot(page)
    Image.open(io.BytesIO(shown)).convert("RGB").quantize(128).save(TARGET, optimize=True)


def screenshot(page: Path) -> bytes:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1440, "height": 800})
        tab.goto(page.as_uri())
        tab.locator(".row").nth(NODE).click()
        tab.wait_for_timeout(800)  # the page scrolls to the item
        shown = tab.screenshot()
        browser.close()
        return shown


if __name__ == "__main__":
    main()
