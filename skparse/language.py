"""The languages that findings and the review page are shown in."""

from __future__ import annotations

from typing import Literal

Lang = Literal["en", "id"]
"""English, Indonesian."""
