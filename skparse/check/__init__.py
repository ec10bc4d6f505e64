"""Is a plan.json valid, as it was read or as a person has corrected it? Checked alone, and against its PDF."""

from __future__ import annotations

from skparse.check.document import check_plan, load_plan

__all__ = ["check_plan", "load_plan"]
