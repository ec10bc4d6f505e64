"""What the text of a schedule's cell says about time: "- Juni 2021 / - Desember 2021", "TW. II", "5 s.d. 20 April".

From the cell to its dates, a file for each step: `entries.py` (lines and lists of the cell), `tokens.py` (its words;
`units.py`: what is counted), `period_reader.py` (which words make one period), `period_years.py` (of which year it is),
`grammar.py` (which periods are one stretch), `stretches.py` (its months and dates). `read.py` does all of them.
"""

from __future__ import annotations

from skparse.text.period_texts.read import (
    PeriodText,
    list_may_mean,
    months_in_words,
    names_whole_time,
    read_period_text,
    together,
)

__all__ = [
    "PeriodText",
    "list_may_mean",
    "months_in_words",
    "names_whole_time",
    "read_period_text",
    "together",
]
