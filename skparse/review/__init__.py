"""The review page: one HTML file that shows a plan beside the pages it was read from, so that a person can correct
it."""

from __future__ import annotations

from skparse.review.build import review_html

__all__ = ["review_html"]
