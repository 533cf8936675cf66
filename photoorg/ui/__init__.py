"""The window: the only place with PySide6. It shows the library and asks the worker."""
