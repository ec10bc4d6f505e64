"""All codes of findings, in the order of the reference. To add one: an entry in the file of its area."""

from __future__ import annotations

from skparse.findings.check import CHECK
from skparse.findings.decree import DECREE
from skparse.findings.entry import Entry
from skparse.findings.numbering import NUMBERING
from skparse.findings.reading import READING
from skparse.findings.schedule import SCHEDULE
from skparse.findings.table import TABLE
from skparse.findings.table_kind import TABLE_KIND
from skparse.findings.verify import VERIFY

CATALOGUE: dict[str, Entry] = {**READING, **TABLE, **TABLE_KIND, **NUMBERING, **SCHEDULE, **DECREE, **VERIFY, **CHECK}
"""Code → entry. Codes are stable."""
