"""The list of models, the questions before a download, and what the buttons do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from photoorg import jobs, model_store
from photoorg.catalogue import ENTRIES, Kind
from photoorg.library import Library
from photoorg.settings import Settings
from photoorg.ui.main_window import MainWindow
from photoorg.ui.model_consent import ModelConsent, host_words
from photoorg.ui.model_row import ModelRow
from photoorg.ui.models_dialog import ModelsDialog
from photoorg.ui.theme import Theme
from photoorg.ui.worker_client import WorkerClient

CLIP = "openclip:ViT-B-32/laion2b_s34b_b79k"
SMOL = "vlm:HuggingFaceTB/SmolVLM-256M-Instruct"
COMMIT = "c0ffee" + "0" * 34
WAIT = 10_000


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHOTOORG_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("HF_ENDPOINT", raising=False)


@pytest.fixture
def over(
    qtbot: QtBot, qapp: QApplication, library: Library, fake_command: Callable[..., list[str]]
) -> Iterator[Callable[..., ModelsDialog]]:
    """Opens the list over a window whose worker has some options."""
    opened: list[tuple[MainWindow, WorkerClient]] = []

    def open_list(*options: str) -> ModelsDialog:
        worker = WorkerClient(fake_command(*options))
        window = MainWindow(library, Settings.load(library.paths), Theme(qapp, "light"), worker)
        opened.append((window, worker))
        qtbot.addWidget(window)
        window.show()
        window.actions_["models"].trigger()
        return window.models_dialog()

    yield open_list
    for window, worker in opened:
        window.close()
        worker.stop()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[jobs.Request]:
    """All requests to workers, which get them too."""
    requests: list[jobs.Request] = []
    send = WorkerClient.send

    def note(client: WorkerClient, request: jobs.Request) -> None:
        requests.append(request)
        send(client, request)

    monkeypatch.setattr(WorkerClient, "send", note)
    return requests


def install(spec: str, licence: str = "mit", done: bool = True) -> None:
    weights = model_store.ModelFile("model.safetensors", 1000, "a" * 64)
    offer = model_store.Offer(spec, "https://hub.example", "a/b", COMMIT, licence, (weights,))
    model_store.pin(offer)
    folder = model_store.folder(spec) if done else model_store.beside(spec, ".part")
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(bytes(1000 if done else 370))


def row(dialog: ModelsDialog, spec: str, kind: Kind = Kind.EMBEDDER) -> ModelRow:
    return dialog.rows[Kind.DESCRIBER if spec.startswith("vlm:") else kind, spec]


def buttons(shown: ModelRow) -> list[str]:
    return [b.text() for b in shown.findChildren(QPushButton) if not b.isHidden()]


def consent_of(dialog: ModelsDialog) -> ModelConsent:
    assert dialog.consent is not None
    return dialog.consent


def test_all_models_are_listed_with_what_matters(over: Callable[..., ModelsDialog]) -> None:
    install(CLIP)
    install("vlm:my/own", licence="<b>cc</b>\x1b[0m")
    install(SMOL, done=False)
    dialog = over()
    assert set(dialog.rows) == {(e.kind, e.spec) for e in ENTRIES} | {
        (Kind.DESCRIBER, "vlm:my/own")
    }
    assert row(dialog, "builtin").state.text() == "in use"
    assert buttons(row(dialog, "builtin")) == []
    assert row(dialog, "builtin", Kind.DESCRIBER).state.text() == "in use"
    assert "non-commercial" in row(dialog, "builtin").facts.text()
    assert buttons(row(dialog, "builtin-labels")) == ["Use"]
    assert row(dialog, CLIP).state.text() == "installed"
    assert buttons(row(dialog, CLIP)) == ["Remove", "Use"]
    assert row(dialog, CLIP).facts.text() == "1 KB · fast · mit"
    assert row(dialog, SMOL).state.text().endswith("% downloaded")
    assert buttons(row(dialog, SMOL)) == ["Remove", "Resume…"]
    other = row(dialog, "openclip:ViT-B-16-SigLIP2/webli")
    assert (other.state.text(), buttons(other)) == ("not downloaded", ["Get…"])
    assert other.facts.text() == "1.5 GB · medium speed · Apache-2.0"
    assert row(dialog, "vlm:my/own").facts.text().endswith("<b>cc</b>[0m")
    for label in dialog.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert "embed" not in label.text()


def test_nothing_is_sent_before_consent(
    over: Callable[..., ModelsDialog], sent: list[jobs.Request], qtbot: QtBot
) -> None:
    dialog = over()
    row(dialog, CLIP).get.click()
    consent = consent_of(dialog)
    assert consent.no.isDefault()
    assert consent.no.hasFocus() or not consent.isActiveWindow()
    assert "huggingface.co" in consent.words.text()
    assert consent.yes.text() == "Ask huggingface.co"
    qtbot.keyClick(consent, Qt.Key.Key_Return)
    assert dialog.consent is None
    assert sent == []


def test_two_questions_then_a_download(
    over: Callable[..., ModelsDialog], sent: list[jobs.Request], qtbot: QtBot
) -> None:
    dialog = over()
    row(dialog, CLIP).get.click()
    consent = consent_of(dialog)
    consent.yes.click()
    assert not consent.yes.isEnabled()
    qtbot.waitUntil(lambda: bool(consent.facts.values), timeout=WAIT)
    assert consent.facts.values == {
        "Size": "300 MB",
        "Licence": "m<b>it",
        "Source": "https://hub.example/ViT-B-32/laion2b_s34b_b79k",
        "Revision": COMMIT,
    }
    assert consent.no.isDefault()
    assert consent.yes.text() == "Download 300 MB"
    assert [type(request) for request in sent] == [jobs.AskModel]
    consent.yes.click()
    qtbot.waitUntil(lambda: row(dialog, CLIP).state.text() == "installed", timeout=WAIT)
    assert sent[-1] == jobs.GetModel(sent[-1].job, CLIP, COMMIT)
    assert buttons(row(dialog, CLIP)) == ["Remove", "Use"]
    window = dialog.parent()
    assert isinstance(window, MainWindow)
    assert window.status.stage.text() == "It is installed."


def test_what_the_hub_refuses_is_told_in_place(
    over: Callable[..., ModelsDialog], qtbot: QtBot
) -> None:
    dialog = over()
    dialog.other.setText("vlm:some/missing")
    qtbot.keyClick(dialog.other, Qt.Key.Key_Return)
    consent = consent_of(dialog)
    consent.yes.click()
    qtbot.waitUntil(lambda: bool(consent.trouble.text()), timeout=WAIT)
    assert consent.trouble.text() == "The hub has no such model (404)."
    assert consent.yes.isHidden()
    consent.no.click()
    assert dialog.consent is None


def test_what_is_pinned_needs_no_question_to_the_hub(
    over: Callable[..., ModelsDialog], sent: list[jobs.Request]
) -> None:
    install(CLIP, done=False)
    dialog = over()
    row(dialog, CLIP).get.click()
    consent = consent_of(dialog)
    assert consent.facts.values["Revision"] == COMMIT
    assert consent.facts.values["Size"] == "1 KB, 630 B missing"
    assert consent.yes.text() == "Download 630 B"
    assert consent.no.isDefault()
    consent.reject()
    assert sent == []


def test_a_download_shows_how_far_it_is_and_stops(
    over: Callable[..., ModelsDialog], qtbot: QtBot
) -> None:
    install(CLIP, done=False)
    model_store.beside(CLIP, ".part").joinpath("model.safetensors").unlink()
    model_store.beside(CLIP, ".part").rmdir()
    dialog = over("--long")
    window = dialog.parent()
    assert isinstance(window, MainWindow)
    row(dialog, CLIP).get.click()
    consent_of(dialog).yes.click()
    shown = row(dialog, CLIP)
    qtbot.waitUntil(lambda: shown.state.text() == "downloading 34 %", timeout=WAIT)
    assert shown.detail.text() == "102 of 300 MB · 5.0 MB/s · 1 min left"
    assert shown.bar.share == pytest.approx(0.34)
    assert buttons(shown) == ["Stop"]
    assert not row(dialog, SMOL).get.isEnabled(), "one at a time"
    assert window.status.stage.text() == "Downloading a model"
    assert window.actions_["cancel"].isEnabled()
    dialog.other.setText("vlm:another/one")
    qtbot.keyClick(dialog.other, Qt.Key.Key_Return)
    assert "being downloaded" in dialog.other_trouble.text()
    dialog.close()
    assert window.model_jobs.getting == CLIP, "closing the list stops nothing"
    window.actions_["models"].trigger()
    shown.stop.click()
    qtbot.waitUntil(lambda: not window.model_jobs.getting, timeout=WAIT)
    assert buttons(row(dialog, CLIP)) == ["Remove", "Resume…"]
    assert window.status.stage.text() == "Stopped. What was downloaded so far is kept."
    assert not window.actions_["cancel"].isEnabled()


def test_the_windows_own_stop_stops_a_download(
    over: Callable[..., ModelsDialog], qtbot: QtBot
) -> None:
    dialog = over("--long")
    window = dialog.parent()
    assert isinstance(window, MainWindow)
    window.model_jobs.get(SMOL, COMMIT)
    qtbot.waitUntil(lambda: row(dialog, SMOL).state.text() == "downloading 34 %", timeout=WAIT)
    window.actions_["cancel"].trigger()
    qtbot.waitUntil(lambda: not window.model_jobs.getting, timeout=WAIT)


def test_a_failed_download_says_why_in_its_row(
    over: Callable[..., ModelsDialog], qtbot: QtBot
) -> None:
    install("vlm:own/broken", done=True)
    dialog = over()
    window = dialog.parent()
    assert isinstance(window, MainWindow)
    window.model_jobs.get("vlm:own/broken", COMMIT)
    shown = row(dialog, "vlm:own/broken")
    qtbot.waitUntil(lambda: bool(shown.trouble.text()), timeout=WAIT)
    assert shown.trouble.text() == "The connection to the hub was cut."
    assert shown.trouble.isVisible()
    assert window.status.stage.text() == "The connection to the hub was cut."


def test_another_model_takes_over(
    over: Callable[..., ModelsDialog], sent: list[jobs.Request], library: Library, qtbot: QtBot
) -> None:
    install(CLIP)
    dialog = over("--long")
    window = dialog.parent()
    assert isinstance(window, MainWindow)
    row(dialog, CLIP).use.click()
    assert sent[-1] == jobs.UseModel(sent[-1].job, CLIP)
    qtbot.waitUntil(lambda: window.model_jobs.answering == "builtin", timeout=WAIT)
    Settings.change(library.paths, model=CLIP)
    dialog.refresh()
    assert row(dialog, CLIP).state.text() == "takes over when it has seen all photos"
    assert buttons(row(dialog, CLIP)) == []
    window._worker.heard.emit(jobs.Ready(CLIP, "cpu"))
    assert row(dialog, CLIP).state.text() == "in use"
    assert buttons(row(dialog, "builtin")) == ["Use"]
    assert window.status.device.text() == "CLIP ViT-B/32 · CPU"


def test_a_model_that_cannot_take_over_says_why(over: Callable[..., ModelsDialog]) -> None:
    install(CLIP)
    dialog = over("--long")
    window = dialog.parent()
    assert isinstance(window, MainWindow)
    row(dialog, CLIP).use.click()
    window.indexing.failed.emit("The files of this model are damaged.")
    assert row(dialog, CLIP).trouble.text() == "The files of this model are damaged."
    row(dialog, CLIP).use.click()
    assert row(dialog, CLIP).trouble.text() == ""


def test_a_describer_is_chosen_at_once(
    over: Callable[..., ModelsDialog], library: Library, sent: list[jobs.Request]
) -> None:
    install(SMOL)
    dialog = over()
    row(dialog, SMOL).use.click()
    assert Settings.load(library.paths).describer == SMOL
    assert row(dialog, SMOL).state.text() == "in use"
    assert buttons(row(dialog, "builtin", Kind.DESCRIBER)) == ["Use"]
    assert not any(isinstance(request, jobs.UseModel) for request in sent)


def test_models_are_removed(
    over: Callable[..., ModelsDialog], sent: list[jobs.Request], qtbot: QtBot
) -> None:
    install(CLIP)
    dialog = over()
    row(dialog, CLIP).remove.click()
    qtbot.waitUntil(lambda: row(dialog, CLIP).state.text() == "not downloaded", timeout=WAIT)
    assert sent == [jobs.RemoveModel(sent[0].job, CLIP)]


def test_the_trained_parts_can_be_switched_off(
    over: Callable[..., ModelsDialog], sent: list[jobs.Request], library: Library
) -> None:
    dialog = over("--long")
    assert dialog.trained.isChecked()
    dialog.trained.click()
    assert Settings.load(library.paths).describer == "labels"
    assert sent[-1] == jobs.UseModel(sent[-1].job, "builtin-labels")
    Settings.change(library.paths, model="builtin-labels")
    dialog.refresh()
    assert not dialog.trained.isChecked()
    dialog.trained.click()
    assert Settings.load(library.paths).describer == "builtin"
    assert sent[-1] == jobs.UseModel(sent[-1].job, "builtin")
    Settings.change(library.paths, model=CLIP, describer=SMOL)
    dialog.refresh()
    assert not dialog.trained.isEnabled(), "neither built-in model is in use"


def test_own_files_in_use_are_listed(over: Callable[..., ModelsDialog], library: Library) -> None:
    Settings.change(library.paths, model="openclip:ViT-B-32@/my/weights.safetensors")
    dialog = over()
    shown = row(dialog, "openclip:ViT-B-32@/my/weights.safetensors")
    assert shown.state.text() in ("in use", "takes over when it has seen all photos")
    assert buttons(shown) == []


def test_nonsense_is_told_in_place(
    over: Callable[..., ModelsDialog], qtbot: QtBot, sent: list[jobs.Request]
) -> None:
    dialog = over()
    dialog.other.setText("vlm:<b>x</b>")
    qtbot.keyClick(dialog.other, Qt.Key.Key_Return)
    assert "nothing that can be downloaded" in dialog.other_trouble.text()
    assert dialog.consent is None
    assert sent == []


def test_damaged_settings_are_told_in_place(
    over: Callable[..., ModelsDialog], library: Library
) -> None:
    dialog = over()
    (library.paths.library / "settings.json").write_text("{")
    dialog.refresh()
    assert "settings.json" in dialog.other_trouble.text()
    (library.paths.library / "settings.json").unlink()


def test_the_keyboard_opens_and_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    dialog = window.models_dialog()
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_unencrypted_hubs_are_shown_as_such() -> None:
    assert host_words("https://huggingface.co") == "huggingface.co"
    assert host_words("http://mirror.lan:80") == "http://mirror.lan:80"
