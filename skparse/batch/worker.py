"""The worker process of `skparse.batch.pool`: reads calls from standard input, writes replies to standard output."""

from __future__ import annotations

import os
import pickle
import queue
import signal
import sys
import threading
from typing import BinaryIO

from skparse.batch.limits import limit_memory
from skparse.batch.protocol import Reply, ReplyKind, receive, send

_MAX_ERROR_BYTES = 2000


def main() -> None:
    """Serve calls until the parent process closes the pipe. First argument: the memory limit in bytes; 0: none."""
    # Ctrl-C and hang-ups reach the whole process group. The parent handles them; here they must not end a document,
    # which would then be recorded as failed.
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    # Replies go to a copy of standard output. What a library prints goes to standard error, not between the replies.
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    limit_memory(int(sys.argv[1]) or None)
    calls: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_read_calls, args=(sys.stdin.buffer, calls), daemon=True).start()
    while True:
        send(replies, _run(calls.get()).encode())


def _read_calls(stream: BinaryIO, calls: queue.SimpleQueue[bytes]) -> None:
    """Queue calls; when the parent is gone, even by kill -9, end this process at once, in the middle of a call."""
    while (call := receive(stream)) is not None:
        calls.put(call)
    os._exit(0)


def _run(call: bytes) -> Reply:
    try:
        fn, args, kwargs = pickle.loads(call)  # from our own parent, who has read no document
        return Reply(ReplyKind.RESULT, fn(*args, **kwargs))
    except MemoryError:
        return Reply(ReplyKind.OUT_OF_MEMORY)
    except Exception as error:
        sentence = f"{type(error).__name__}: {error}; this is a bug, please report it"
        return Reply(ReplyKind.ERROR, sentence.encode("utf-8", "replace")[:_MAX_ERROR_BYTES])


if __name__ == "__main__":
    main()
