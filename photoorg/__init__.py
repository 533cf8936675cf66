"""photoorg: a desktop photo organizer that finds similar photos and says why."""

__version__ = "0.1.0"
