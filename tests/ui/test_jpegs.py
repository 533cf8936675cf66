"""Reading our own JPEGs in several threads while the window's thread makes and ends widgets."""

from __future__ import annotations

import io
import subprocess
import sys

from PIL import Image

from photoorg.ui.jpegs import JpegReader

READS = 400
SECONDS = 120

# With a QBuffer made in Python in place of the stream's own device this hung in every trial.
_PROGRAM = f"""
import io, os
from PIL import Image
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from photoorg.ui.jpegs import JpegReader

data = io.BytesIO()
Image.effect_noise((160, 120), 60).convert("RGB").save(data, "JPEG")
jpeg = data.getvalue()
app = QApplication([])
pool = QThreadPool()
pool.setMaxThreadCount(4)
read = []

def work():
    for _ in range({READS}):
        read.append(JpegReader(jpeg).read().width())

for _ in range(4):
    pool.start(work)
while pool.activeThreadCount():
    widget = QWidget()
    label = QLabel("x")
    QVBoxLayout(widget).addWidget(label)
    label.destroyed.connect(lambda: None)
    QImage.fromData(jpeg, "JPEG")
    JpegReader(jpeg).read()
    widget.deleteLater()
    del widget, label
    app.processEvents()
print(len(read), set(read), flush=True)
os._exit(0)
"""


def test_no_two_threads_wait_for_each_other() -> None:
    command = [sys.executable, "-c", _PROGRAM]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=True)
    assert done.stdout.split() == [str(4 * READS), "{160}"]


def test_it_reads_jpegs_and_nothing_else() -> None:
    jpeg, png = io.BytesIO(), io.BytesIO()
    image = Image.new("RGB", (64, 48), "red")
    image.save(jpeg, "JPEG")
    image.save(png, "PNG")
    reader = JpegReader(jpeg.getvalue())
    assert (reader.size().width(), reader.size().height()) == (64, 48)
    assert reader.read().pixelColor(5, 5).red() > 250
    assert JpegReader(png.getvalue()).read().isNull()
    assert JpegReader(b"").read().isNull()
