"""The cross-check: table pages are read a second time by engines that share no code with our reader, and compared.

The primary reading is the one that the plan was made from; our default reader uses pdfium. The second readings are
camelot's, which uses playa, and pdfplumber's, which uses pdfminer and is asked only where camelot sees a difference or
cannot tell. Where they differ is a `Difference`.
"""

from __future__ import annotations

from skparse.verify.check import verify
from skparse.verify.findings import unable_finding, verify_findings
from skparse.verify.model import Difference, Unable
from skparse.verify.nodes import NodeText, fragment_texts

__all__ = ["Difference", "NodeText", "Unable", "fragment_texts", "unable_finding", "verify", "verify_findings"]
