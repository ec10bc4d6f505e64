"""Where something is true along a line of pixels."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def stretches(flags: NDArray[Any]) -> list[tuple[int, int]]:
    """The stretches (first place, end excluded) of a line of flags that are true."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], flags.astype(np.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
