"""Messages between `skparse.batch.pool` and its worker processes.

A message is its length (8 bytes, big-endian) and so many bytes. A call is a pickled ``(function, args, kwargs)``. A
reply is one byte for its kind and a payload; it is never unpickled, as its sender has read an untrusted file.
"""

from __future__ import annotations

from enum import Enum
from typing import IO, NamedTuple

_LENGTH_BYTES = 8


class ReplyKind(Enum):
    """How a call ended in the worker."""

    RESULT = b"R"
    """The payload is what the function returned."""
    OUT_OF_MEMORY = b"M"
    """The function raised MemoryError; no payload."""
    ERROR = b"E"
    """The function raised another exception; the payload is a sentence about it in UTF-8."""


class Reply(NamedTuple):
    """A worker's answer to one call."""

    kind: ReplyKind
    payload: bytes = b""

    def encode(self) -> bytes:
        """The message's content."""
        return self.kind.value + self.payload

    @classmethod
    def decode(cls, content: bytes) -> Reply:
        """The reply that a message holds.

        Raises:
            ValueError: the message is not a reply.
        """
        return cls(ReplyKind(content[:1]), content[1:])


def send(stream: IO[bytes], content: bytes) -> None:
    """Write one message and flush it."""
    stream.write(len(content).to_bytes(_LENGTH_BYTES, "big") + content)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes | None:
    """Read one message; None if the stream ends before the message is complete."""
    head = stream.read(_LENGTH_BYTES)
    if len(head) < _LENGTH_BYTES:
        return None
    length = int.from_bytes(head, "big")
    content = stream.read(length)
    return content if len(content) == length else None
