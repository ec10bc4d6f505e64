"""Where something is true along a line of pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def true_intervals(flags: NDArray[np.bool_] | np.bool_) -> list[tuple[int, int]]:
    """The intervals (first index, end excluded) of a line of flags that are true."""
    # The stubs of numpy take `any(axis=…)` for a single flag.
    edges = np.flatnonzero(np.diff(np.concatenate(([0], np.asarray(flags).astype(np.int8), [0]))))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
