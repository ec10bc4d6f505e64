"""The worker process of `skparse.batch.pool`: takes calls from standard input, answers on standard output."""

from __future__ import annotations

import os
import pickle
import queue
import signal
import sys
import threading
from typing import BinaryIO

from skparse.batch.limits import limit_memory

_LENGTH = 8


def main() -> None:
    """Serve until nobody speaks to us any more."""
    # Ctrl-C, and what else ends the whole group, is the parent's affair: it must not look like a document's fault.
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    # Whatever a library prints must not come between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    memory = int(sys.argv[1])
    limit_memory(memory or None)
    calls: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(sys.stdin.buffer, calls), daemon=True).start()
    while True:
        answer = _answer(calls.get())
        answers.write(len(answer).to_bytes(_LENGTH, "big") + answer)
        answers.flush()


def _listen(stream: BinaryIO, calls: queue.SimpleQueue[bytes]) -> None:
    """Read calls; when the parent is gone, even by kill -9, end at once, in the middle of a document."""
    while len(head := stream.read(_LENGTH)) == _LENGTH:
        call = stream.read(int.from_bytes(head, "big"))
        calls.put(call)
    os._exit(0)


def _answer(call: bytes) -> bytes:
    """ "R" and the result, "M" when memory ran out, "E" and a sentence for an error that nobody foresaw."""
    try:
        fn, args, kwargs = pickle.loads(call)  # from our own parent, who has read no document
        result: bytes = fn(*args, **kwargs)
        return b"R" + result
    except MemoryError:
        return b"M"
    except Exception as error:
        kind = type(error).__name__
        return b"E" + f"{kind}: {error}; this is a bug, please report it".encode("utf-8", "replace")[:2000]


if __name__ == "__main__":
    main()
