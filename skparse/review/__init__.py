"""A page to look at: one HTML file that shows a plan beside the pages it was read from, and lets a person mend it."""

from __future__ import annotations

from skparse.review.build import review_html

__all__ = ["review_html"]
