"""What can go wrong between passages and hits.

IndexingError
├── ModelUnavailable   an embedding model cannot be found, read or rebuilt
├── StoreUnusable      the store cannot be read or written, or has another format
├── StoreMismatch      the store was built with another embedding model
└── StoreBusy          another process is writing to the store
"""

from __future__ import annotations


class IndexingError(Exception):
    """Base of all errors of this package; the message says what, which and what next."""


class ModelUnavailable(IndexingError):
    """An embedding model that cannot be used."""


class StoreUnusable(IndexingError):
    """A store that cannot be read or written."""


class StoreMismatch(IndexingError):
    """A store whose vectors come from another embedding model."""


class StoreBusy(IndexingError):
    """A store that another process is writing to."""
