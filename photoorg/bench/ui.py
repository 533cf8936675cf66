"""`photoorg bench ui`: does the window stay responsive while the worker indexes?"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import numpy as np

from photoorg import jobs
from photoorg.bench.report import Report, machine

_BEAT_MS = 5
