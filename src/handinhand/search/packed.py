"""Tables that stay in their file: a word is looked up where it lies, nothing is read ahead.

All processes share the pages of the file, and a table of 50,000 words is not 50,000 objects. Such a
file is a cache of this machine. It is never changed in place, since others have it mapped: what it
was made of gives it its name, and another version is another file.

Layout: length of the head, the head (marshal: the plain part, and where each table begins), then
per table its slots (a hash table: mark of the key and place of its record) and its records.
"""

import marshal
import struct
from array import array
from collections.abc import Callable, Iterator, Mapping
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar
from zlib import crc32

T = TypeVar("T")
_RECORD = struct.Struct("=HI")  # length of the key, length of the value
_LENGTH = struct.Struct("=Q")
_MARK, _PLACE = 32, 0xFFFF_FFFF  # a slot is the mark above the place; 0 is empty


class _Where(NamedTuple):
    """Where a table lies behind the head; `slots` is a power of two."""

    at: int
    slots: int
    keys: int
    size: int


class Table(Mapping[str, T], Generic[T]):
    """A table of a file; `read` makes a value of its bytes, each time it is asked for."""

    def __init__(self, file: mmap, base: int, where: _Where, read: Callable[[bytes], T]) -> None:
        self._file, self._where, self._read = file, where, read
        begin = base + where.at
        self._slots = memoryview(file)[begin : begin + 8 * where.slots].cast("Q")
        self._records = begin + 8 * where.slots

    def __getitem__(self, key: str) -> T:
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return self._read(found)

    def get(self, key: str, default: Any = None) -> Any:
        found = self._find(key)
        return default if found is None else self._read(found)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and self._find(key) is not None

    def __iter__(self) -> Iterator[str]:
        at, end = self._records + 1, self._records + self._where.size
        while at < end:
            key_size, value_size = _RECORD.unpack_from(self._file, at)
            at += _RECORD.size
            yield self._file[at : at + key_size].decode("utf-8", "surrogatepass")
            at += key_size + value_size

    def __len__(self) -> int:
        return self._where.keys

    def _find(self, key: str) -> bytes | None:
        raw = key.encode("utf-8", "surrogatepass")
        mark = crc32(raw)
        last = self._where.slots - 1
        slot = mark & last
        while entry := self._slots[slot]:
            if entry >> _MARK == mark:
                at = self._records + (entry & _PLACE)
                key_size, value_size = _RECORD.unpack_from(self._file, at)
                at += _RECORD.size
                if self._file[at : at + key_size] == raw:
                    return self._file[at + key_size : at + key_size + value_size]
            slot = (slot + 1) & last
        return None


class Packed(NamedTuple):
    """An opened file: the plain part, and its tables by name, still without a reader."""

    plain: Any
    file: mmap
    base: int
    tables: Mapping[str, _Where]

    def table(self, name: str, read: Callable[[bytes], T]) -> Table[T]:
        return Table(self.file, self.base, _Where(*self.tables[name]), read)


def write(path: Path, plain: Any, tables: Mapping[str, Mapping[str, bytes]]) -> None:
    """Write a file; `plain` is what marshal stores. Nobody sees it before it is whole."""
    where: dict[str, tuple[int, ...]] = {}
    bodies = bytearray()
    for name, rows in tables.items():
        slots, records = _packed(rows)
        where[name] = tuple(_Where(len(bodies), len(slots), len(rows), len(records)))
        bodies += slots.tobytes() + records
    head = marshal.dumps((plain, where))
    fresh = path.with_suffix(f".{id(bodies)}")
    fresh.write_bytes(_LENGTH.pack(len(head)) + head + bodies)
    fresh.replace(path)


def read(path: Path) -> Packed:
    with path.open("rb") as source:
        file = mmap(source.fileno(), 0, access=ACCESS_READ)
    (size,) = _LENGTH.unpack_from(file)
    base = _LENGTH.size + size
    plain, where = marshal.loads(file[_LENGTH.size : base])  # nosec B302  # noqa: S302 - our own file, named by its content
    return Packed(plain, file, base, where)


def _packed(rows: Mapping[str, bytes]) -> "tuple[array[int], bytes]":
    """Return slots, at least half of them empty, and records; no record lies at place 0."""
    count = 1 << (2 * len(rows)).bit_length()
    slots = array("Q", bytes(8 * count))
    records = bytearray(1)
    for key, value in rows.items():
        raw = key.encode("utf-8", "surrogatepass")
        mark = crc32(raw)
        slot = mark & (count - 1)
        while slots[slot]:
            slot = (slot + 1) & (count - 1)
        slots[slot] = mark << _MARK | len(records)
        records += _RECORD.pack(len(raw), len(value)) + raw + value
    return slots, bytes(records)
