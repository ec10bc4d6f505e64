"""The cross-check: table pages are read again by engines that share nothing with our readers, and compared.

pdfplumber stands on pdfminer, camelot on playa; our default reader stands on pdfium. What differs is a `Difference`.
"""

from __future__ import annotations

from skparse.verify.check import verify
from skparse.verify.findings import unable_finding, verify_findings
from skparse.verify.model import Difference, Unable
from skparse.verify.nodes import NodeText, fragment_texts

__all__ = ["Difference", "NodeText", "Unable", "fragment_texts", "unable_finding", "verify", "verify_findings"]
