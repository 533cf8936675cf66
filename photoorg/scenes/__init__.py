"""Photos of our own making, for the demo library and for tests."""

from photoorg.scenes.demo import write_demo
from photoorg.scenes.render import render
from photoorg.scenes.scene import (
    SUBJECTS,
    Palette,
    Scene,
    SceneKind,
    Season,
    Subject,
    TimeOfDay,
    Weather,
)

__all__ = [
    "SUBJECTS",
    "Palette",
    "Scene",
    "SceneKind",
    "Season",
    "Subject",
    "TimeOfDay",
    "Weather",
    "render",
    "write_demo",
]
