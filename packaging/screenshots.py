"""Draw the pictures of the window for the README, from a library that is already indexed.

    python packaging/screenshots.py LIBRARY [OUTPUT]

Every picture is the real window over that library, in light and dark, at 100 and at 200 %, in
English and German, with the real worker behind it; for the progress it indexes the library's first
folder anew elsewhere, for long names a few of its photos under others.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from photoorg.domain import Album
    from photoorg.library import Library
    from photoorg.ui.main_window import MainWindow

SETS = (("en", "1", "light dark"), ("en", "2", "light dark"), ("de", "1", "light"))
"""Language, scale and themes of what is taken in one process: Qt reads the scale when it starts."""
QUALITY = 88
LONG = "An afternoon at the lake with the whole family and all of the neighbours, part {number}"
OUTPUT = Path(__file__).resolve().parents[1] / "resources" / "screenshots"
SIZE = (1280, 820)
TALL = (1280, 1040)
"""Shows all of an explanation."""
ANSWER_SECONDS = 120.0


def main(arguments: list[str]) -> int:
    """Take all pictures."""
    if len(arguments) in (1, 2):
        output = Path(arguments[1]) if len(arguments) == 2 else OUTPUT
        output.mkdir(parents=True, exist_ok=True)
        for language, scale, themes in SETS:
            environment = {
                **os.environ,
                "QT_QPA_PLATFORM": "offscreen",
                "QT_SCALE_FACTOR": scale,
                "PHOTOORG_LANGUAGE": language,
            }
            suffix = f"@{scale}x.webp" if language == "en" else f"@{scale}x-{language}.webp"
            command = [sys.executable, __file__, arguments[0], str(output), suffix, themes]
            subprocess.run(command, env=environment, check=True)
        return 0
    if len(arguments) == 4:
        take(Path(arguments[0]), Path(arguments[1]), arguments[2], arguments[3].split())
        return 0
    print(__doc__)
    return 2


def take(folder: Path, output: Path, ending: str, themes: list[str]) -> None:
    """All scenes at one scale and in one language."""
    from PySide6.QtWidgets import QApplication

    from photoorg.library import Library, folders
    from photoorg.ui import language

    app = QApplication([])
    language.speak(app)
    with Library.open(folder) as library:
        photos = Path(os.fsdecode(folders.listed(library)[0].path))
    with tempfile.TemporaryDirectory() as empty:
        for theme in themes:
            suffix = f"{theme}{ending}"
            scenes(folder, theme, lambda name, s=suffix: output / f"{name}-{s}")
            why_scenes(folder, theme, lambda name, s=suffix: output / f"{name}-{s}")
            mine = Path(empty) / f"{theme} corrected"
            album_scenes(folder, mine, theme, lambda name, s=suffix: output / f"{name}-{s}")
            empty_scene(Path(empty) / theme, theme, output / f"empty-{suffix}")
            progress_scene(
                Path(empty) / f"{theme} busy", photos, theme, output / f"progress-{suffix}"
            )
            long_scene(Path(empty) / f"{theme} long", photos, theme, output / f"long-{suffix}")


def scenes(folder: Path, theme: str, file: Callable[[str], Path]) -> None:
    """The pictures that need photos."""
    from photoorg.ui.places import AllPhotos, ProblemList, SimilarTo

    with opened(folder, theme) as window:
        browser, grid = window.browser, window.browser.grid
        rest()
        grid.setCurrentIndex(grid.photos.index(min(2, grid.photos.rowCount() - 1)))
        grid.setFocus()
        shoot(window, file("library"))
        window.actions_["view"].trigger()
        path = grid.current_card().path
        wait_for(lambda: window.views.best(path) is not None)
        shoot(window, file("view"))
        window.viewer.leave()
        compare_scenes(window, file)
        covers = [album.cover_id for album in leaves(window) if album.cover_id is not None]
        browser.go(SimilarTo(covers[0] if covers else int(grid.photos.listing.ids[0])))
        wait_for(lambda: browser.results.grid.photos.rowCount() > 0)
        shoot(window, file("similar"))
        browser.go(ProblemList())
        shoot(window, file("problems"))
        times_scenes(window, file)
        browser.go(AllPhotos())


def times_scenes(window: object, file: Callable[[str], Path]) -> None:
    """The photos by year, and where they were taken."""
    from photoorg.ui.places import PhotoMap, Timeline

    browser = window.browser  # type: ignore[attr-defined]
    browser.go(Timeline())
    browser.focus()
    shoot(window, file("timeline"))
    browser.go(PhotoMap())
    page = browser.times.map
    wait_for(lambda: page.number > 0 and browser.times.names.gazetteer is not None)
    wait_for(lambda: page.view.ground.is_settled)
    shoot(window, file("map"))


def compare_scenes(window: MainWindow, file: Callable[[str], Path]) -> None:
    """Two photos of one album beside each other and over each other, then four of several."""
    from photoorg.explanations import PhotoRef
    from photoorg.library import photos
    from photoorg.ui.explained import Stage
    from photoorg.ui.places import AllPhotos, Compare

    browser, page = window.browser, window.browser.compare
    largest = max(leaves(window), key=lambda album: album.count, default=None)
    listed = browser.grid.photos.listing.ids
    ids = listed if largest is None else photos.ids_in_album(window.library, largest.id)

    def go(chosen: list[int]) -> None:
        browser.go(Compare(tuple(PhotoRef(int(photo_id)) for photo_id in chosen)))
        wait_for(lambda: all(showing.is_there for showing in page.showings[: len(chosen)]))

    go(list(ids[:2]))
    wait_for(lambda: page.words.told.stage is not Stage.COMING)
    shoot(window, file("compare"))
    window.actions_["compare_wiped"].trigger()
    shoot(window, file("compare-over"))
    window.actions_["compare_wiped"].trigger()
    go(list(listed[:: max(len(listed) // 4, 1)][:4]))
    shoot(window, file("compare-four"))
    browser.go(AllPhotos())


def album_scenes(folder: Path, mine: Path, theme: str, file: Callable[[str], Path]) -> None:
    """Albums while a person corrects them, in a copy of the library."""
    from photoorg.ui.places import InAlbum, MergeAlbums, Review, SplitAlbum

    shutil.copytree(folder, mine)
    with opened(mine, theme) as window:
        browser, library = window.browser, window.library
        rest()
        by_size = sorted(leaves(window), key=lambda album: -album.count)
        best, other, third = by_size[:3]
        album_edits_of(library, best.id, other.id)
        window.refresh()
        rest()
        browser.go(InAlbum(best.id, ()))
        rest()
        browser.grid.setCurrentIndex(browser.grid.photos.index(1))
        rest(2.0)
        shoot(window, file("albums"))
        browser.go(SplitAlbum(best.id))
        wait_for(lambda: len(browser.albums.split.parts) > 0)
        shoot(window, file("split"))
        browser.go(MergeAlbums((other.id, third.id)))
        shoot(window, file("merge"))
        browser.go(Review())
        shoot(window, file("review"))
        window.actions_["learning"].trigger()
        rest()
        keep(window.learning, file("learning"))
        window.learning.close()
        marked_scenes(window, file)
        search_scenes(window, file)
        similarity_scene(window, file)
        settings_scenes(window, file)


def marked_scenes(window: MainWindow, file: Callable[[str], Path]) -> None:
    """Photos with stars, hearts, flags and tags, in their own shapes."""
    from photoorg.library import marking
    from photoorg.library.steps import at_once
    from photoorg.ui.places import AllPhotos

    ids = window.browser.grid.photos.listing.ids
    window.browser.go(AllPhotos())
    ids = window.browser.grid.photos.listing.ids
    for change in (
        marking.rate(window.library, ids[:9:2], 4),
        marking.rate(window.library, ids[1:9:2], 2),
        marking.favour(window.library, ids[2:12:3], True),
        marking.tag(window.library, ids[:14], add=("Trips/Italy/Rome",)),
        marking.tag(window.library, ids[6:30], add=("Family",)),
        marking.caption(window.library, ids[3:4], "The evening before we left"),
    ):
        at_once(change)
    window.browser.show_marked()
    window.refresh()
    rest()
    window.actions_["justified"].trigger()
    window.browser.grid.setCurrentIndex(window.browser.grid.photos.index(3))
    window.browser.grid.setFocus()
    shoot(window, file("marks"))
    window.actions_["uniform"].trigger()


def search_scenes(window: MainWindow, file: Callable[[str], Path]) -> None:
    """Words with plus and minus, a filter, and the list of filters."""
    from photoorg.questions import Filter, Question, WordsPart

    words = (WordsPart("mountains"), WordsPart("people", minus=True))
    asked = Question(words, filters=(Filter("type", "JPEG"),))
    window.verbs.searches.ask(asked)
    wait_for(lambda: window.browser.results.grid.photos.rowCount() > 0)
    shoot(window, file("search"))
    window.header.bar.toggle_filters()
    shoot(window, file("filters"))
    window.header.bar.toggle_filters()
    window.header.bar.clear()


def similarity_scene(window: MainWindow, file: Callable[[str], Path]) -> None:
    """The map of similar photos, drawn by the worker."""
    from photoorg.ui.places import OnSimilarityMap

    page = window.browser.similarity
    window.indexing.lay_out()
    wait_for(lambda: not window.indexing.running)
    window.browser.go(OnSimilarityMap())
    wait_for(lambda: page.map.has_photos and not page.loading)
    page.map.zoom_by(1.6)
    shoot(window, file("similarity"))


def settings_scenes(window: MainWindow, file: Callable[[str], Path]) -> None:
    """All commands by name, and the settings."""
    from PySide6.QtWidgets import QApplication

    for verb, name in (("palette", "commands"), ("settings", "settings")):
        window.actions_[verb].trigger()
        rest()
        top = QApplication.activeModalWidget() or QApplication.activePopupWidget()
        shown = top or window.verbs.choosing.dialog()
        keep(shown, file(name))
        shown.close()


def leaves(window: object) -> list[Album]:
    """The sorted albums without albums below them."""
    tree = window.albums  # type: ignore[attr-defined]
    return [a for a in tree.albums if not tree.children(a.id) and not a.unsorted]


def album_edits_of(library: Library, kept: int, renamed: int) -> None:
    """Two albums that are the person's."""
    from photoorg.library import album_edits

    album_edits.keep(library, kept)
    album_edits.rename(library, renamed, "Our favourites")


def why_scenes(folder: Path, theme: str, file: Callable[[str], Path]) -> None:
    """Explanations of a close pair, a far one, and one that shares the scene only."""
    from photoorg.explanations import PhotoRef
    from photoorg.ui.places import Why

    pairs = telling_pairs(folder)
    with opened(folder, theme) as window:
        window.resize(*TALL)
        for name, (left, right) in pairs.items():
            window.browser.go(Why(PhotoRef(left), PhotoRef(right)))
            panel = window.browser.why
            wait_for(lambda p=panel: p.explanation is not None and p.explanation.complete)
            shoot(window, file(name))


def telling_pairs(folder: Path) -> dict[str, tuple[int, int]]:
    """Photo ids of three pairs of a library, by the names of their pictures."""
    import numpy as np

    from photoorg import pipeline
    from photoorg.decoders.facets import facet_distances, facets_of
    from photoorg.library import Library, photos
    from photoorg.pipeline.insight import known

    with Library.open(folder) as library:
        seeing = pipeline.insight(pipeline.serving(library))
        assert seeing is not None
        ids, seen = known(seeing.session, np.sort(photos.all_ids(library)))
        facets = facets_of(seen, seeing.tags.pmi(seen), seeing.statistics, seeing.albums)
        left, right = np.triu_indices(len(ids), 1)
        apart = facet_distances(facets, left, right)
        names = [facet.name for facet in facets]
        cosines = (seen.photo[left] * seen.photo[right]).sum(axis=1)
        subject, scene = apart[:, names.index("Subject")], apart[:, names.index("Scene")]
        # Photos of a burst are too close to tell anything.
        place = facets[names.index("Place")].known
        cosines = np.where(place[left] & place[right], cosines, -1)
        close = np.where(cosines < np.quantile(cosines, 0.998), cosines, -1).argmax()
        far = np.where(cosines >= 0, apart.sum(axis=1), -1).argmax()
        labels = np.array(facets[names.index("Scene")].labels)
        same = (labels[left] == labels[right]) & (scene < np.quantile(scene, 0.05))
        apart_enough = (cosines >= 0) & (cosines < np.quantile(cosines, 0.9))
        only_scene = np.where(same & apart_enough, subject, -1).argmax()
        chosen = {"why-close": close, "why-far": far, "why-scene": only_scene}
        return {name: (int(ids[left[k]]), int(ids[right[k]])) for name, k in chosen.items()}


def empty_scene(folder: Path, theme: str, file: Path) -> None:
    """The first thing a new person sees."""
    with opened(folder, theme) as window:
        shoot(window, file)


def progress_scene(folder: Path, photos: Path, theme: str, file: Path) -> None:
    """The worker in the middle of understanding the photos of a new library."""
    from photoorg import jobs

    with opened(folder, theme) as window:
        steps: list[jobs.Progress] = []
        window.indexing.progressed.connect(steps.append)
        window.begin(photos)
        wait_for(lambda: bool(steps) and steps[-1].stage == "read" and steps[-1].done >= 100)
        rest(0.2)
        keep(window, file)


def long_scene(folder: Path, photos: Path, theme: str, file: Path) -> None:
    """Photos, a folder, albums and a tag whose names are longer than there is room for."""
    from photoorg.library import album_edits, marking
    from photoorg.library.steps import at_once

    place = folder / LONG.format(number="I")
    place.mkdir(parents=True)
    listed = sorted(path for path in photos.rglob("*.jpg"))
    for number, photo in enumerate(listed[:: max(1, len(listed) // 30)][:30]):
        shutil.copy(photo, place / f"{LONG.format(number=number)}.jpg")
    with opened(folder / "library", theme) as window:
        window.begin(place)
        grid = window.browser.grid
        wait_for(lambda: grid.photos.rowCount() > 0 and not window.indexing.running)
        for number, album in enumerate(leaves(window)):
            album_edits.rename(window.library, album.id, LONG.format(number=number + 1))
        ids = grid.photos.listing.ids
        at_once(marking.tag(window.library, ids[:9], add=(f"Trips/{LONG.format(number='one')}",)))
        at_once(marking.caption(window.library, ids[:1], 3 * LONG.format(number="one")))
        window.refresh()
        rest()
        grid.setCurrentIndex(grid.photos.index(0))
        grid.setFocus()
        shoot(window, file)


class opened:
    """The window of a library in one theme, as a context manager."""

    def __init__(self, folder: Path, theme: str) -> None:
        from PySide6.QtWidgets import QApplication

        from photoorg.library import Access, Library
        from photoorg.settings import Settings
        from photoorg.ui.app import worker_command
        from photoorg.ui.main_window import MainWindow
        from photoorg.ui.theme import Theme
        from photoorg.ui.worker_client import WorkerClient

        self._library = Library.open(folder, Access.PERSON)
        self._worker = WorkerClient(worker_command(folder))
        app = QApplication.instance()
        self._window = MainWindow(self._library, Settings(), Theme(app, theme), self._worker)

    def __enter__(self) -> object:
        self._window.resize(*SIZE)
        self._window.show()
        return self._window

    def __exit__(self, *error: object) -> None:
        self._worker.stop()
        wait_for(lambda: not self._window.refreshing, 10.0, must=False)
        self._window.thumbnails.stop()
        self._window.hide()
        self._window.deleteLater()
        rest(0.1)
        self._library.close()


def shoot(window: object, file: Path) -> None:
    """Wait until thumbnails are there, then keep the picture."""
    rest()
    keep(window, file)


def keep(widget: object, file: Path) -> None:
    """Save what a widget looks like."""
    if not widget.grab().save(str(file), None, QUALITY):  # type: ignore[attr-defined]
        raise OSError(f"{file} was not written")
    print(file)


def rest(seconds: float = 0.8) -> None:
    """Let the window work for a while."""
    wait_for(lambda: False, seconds, must=False)


def wait_for(done: Callable[[], bool], seconds: float = ANSWER_SECONDS, must: bool = True) -> None:
    """Let the window work until something is so; raises TimeoutError when it never is."""
    from PySide6.QtWidgets import QApplication

    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() > end:
            if must:
                raise TimeoutError("the worker did not answer in time")
            return
        QApplication.processEvents()
        time.sleep(0.01)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
