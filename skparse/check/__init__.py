"""Is a plan.json sound, as it was read or as a person has corrected it? Alone, and against its PDF."""

from __future__ import annotations

from skparse.check.document import check_plan, load_plan

__all__ = ["check_plan", "load_plan"]
