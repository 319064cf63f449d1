"""YAML that remembers its lines, so that a mistake in a law file is reported as ``file:line: what is wrong``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml

T = TypeVar("T")


class LawError(Exception):
    """A law file says something that the house cannot read. ``str()`` begins with ``file:line:``."""

    def __init__(self, file: Path, line: int, message: str) -> None:
        super().__init__(f"{file}:{line}: {message}")
        self.file, self.line, self.message = file, line, message


class Mapping:
    """One YAML mapping with the lines of its keys. Each field is taken once; ``done`` refuses what nobody took."""

    def __init__(self, file: Path, line: int, fields: dict[str, tuple[Any, int]]) -> None:
        self.file, self.line, self._fields = file, line, fields
        self._taken: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._fields

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def error(self, message: str, key: str | None = None) -> LawError:
        """The mistake, placed at ``key`` or at the mapping itself."""
        line = self._fields[key][1] if key in self._fields else self.line
        return LawError(self.file, line, message)

    def raw(self, key: str) -> Any:
        """The value whatever its type; None if the key is missing."""
        self._taken.add(key)
        return self._fields.get(key, (None, 0))[0]

    def need(self, key: str, kind: type[T]) -> T:
        """The value of a key that must be there."""
        if key not in self._fields:
            raise self.error(f"«{key}» is missing")
        return self._typed(key, kind)

    def take(self, key: str, kind: type[T], default: T) -> T:
        """The value of a key that may be missing."""
        return self._typed(key, kind) if key in self._fields else default

    def maybe(self, key: str, kind: type[T]) -> T | None:
        """The value, or None when the key is missing."""
        return self._typed(key, kind) if key in self._fields else None

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """A word out of ``allowed``."""
        word = self.need(key, str) if default is None else self.take(key, str, default)
        if word not in allowed:
            raise self.error(f"«{key}» is «{word}», allowed: {', '.join(allowed)}", key)
        return word

    def names(self, key: str) -> tuple[str, ...]:
        """A list of words; empty when missing."""
        values = self.take(key, list, [])
        if not all(isinstance(value, str) for value in values):
            raise self.error(f"«{key}» must be a list of names", key)
        return tuple(values)

    def mappings(self, key: str) -> list[Mapping]:
        """A list of mappings that must be there."""
        values = self.need(key, list)
        if not all(isinstance(value, Mapping) for value in values):
            raise self.error(f"«{key}» must be a list of mappings", key)
        return list(values)

    def sections(self) -> Iterator[tuple[str, Mapping]]:
        """Every key with the mapping under it."""
        for key, (value, line) in self._fields.items():
            self._taken.add(key)
            if not isinstance(value, Mapping):
                raise LawError(self.file, line, f"«{key}» must be a mapping")
            yield key, value

    def plain(self) -> dict[str, Any]:
        """The mapping as plain values, for facts of a case."""
        self._taken.update(self._fields)
        return {key: value.plain() if isinstance(value, Mapping) else value for key, (value, _) in self._fields.items()}

    def done(self) -> None:
        """Refuse keys that nobody asked for: they are misspelt."""
        for key in self._fields:
            if key not in self._taken:
                raise self.error(f"«{key}» is not known here", key)

    def _typed(self, key: str, kind: type[T]) -> T:
        value = self.raw(key)
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.error(f"«{key}» must be {_KINDS.get(kind, kind.__name__)}", key)
        return value


_KINDS: dict[type, str] = {
    str: "text",
    int: "a whole number",
    float: "a number",
    date: "a day (2021-07-01)",
    list: "a list",
}


def read(file: Path) -> Mapping:
    """The file as one mapping."""
    value = _read(file)
    if not isinstance(value, Mapping):
        raise LawError(file, 1, "the file must be a mapping")
    return value


def read_list(file: Path) -> list[Mapping]:
    """The file as a list of mappings."""
    value = _read(file)
    if not isinstance(value, list) or not all(isinstance(entry, Mapping) for entry in value):
        raise LawError(file, 1, "the file must be a list of mappings")
    return value


def _read(file: Path) -> Any:
    loader = yaml.CSafeLoader(file.read_text(encoding="utf-8"))
    try:
        node = loader.get_single_node()
        return None if node is None else _value(loader, node, file)
    except yaml.MarkedYAMLError as mistake:
        line = mistake.problem_mark.line + 1 if mistake.problem_mark else 1
        raise LawError(file, line, f"not YAML: {mistake.problem}") from mistake
    finally:
        loader.dispose()


def _value(loader: yaml.CSafeLoader, node: yaml.Node, file: Path) -> Any:
    if isinstance(node, yaml.MappingNode):
        fields: dict[str, tuple[Any, int]] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            key = key_node.value  # the text as written: NO and 61 are names here, not a truth value or a number
            if key in fields:
                raise LawError(file, line, f"«{key}» stands twice")
            fields[key] = (_value(loader, value_node, file), line)
        return Mapping(file, node.start_mark.line + 1, fields)
    if isinstance(node, yaml.SequenceNode):
        return [_value(loader, entry, file) for entry in node.value]
    return loader.construct_object(node, deep=True)
