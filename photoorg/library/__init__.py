"""A library on disk: the only place that speaks SQL.

`Library.open` opens the two files; the modules beside it are the verbs: folders and journal
(library.db, what the person says), files, photos, vectors, albums and problems (index.db, what
machines derive).
"""

from photoorg.library.store import SQLITE_VERSION, Access, Library

__all__ = ["SQLITE_VERSION", "Access", "Library"]
