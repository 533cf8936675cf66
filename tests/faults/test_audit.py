"""The audit of what is installed notices what is too old, and accepts only what has a reason."""

from __future__ import annotations

from pathlib import Path

import audit
import pytest


def test_nothing_is_too_old_without_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert audit.main([]) == 0
    assert "OSV was not asked" in capsys.readouterr().out


def test_an_old_version_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def installed(what: str) -> str | None:
        return {"pillow": "12.9.1", "torch": "2.10.0+cpu"}.get(what)

    monkeypatch.setattr(audit, "installed_version", installed)
    assert [finding.what for finding in audit.below_floors()] == ["pillow"]
    assert audit.main([]) == 1


def test_a_lower_bound_that_admits_it_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "pyproject.toml"
    text = audit.PROJECT.read_text(encoding="utf-8")
    assert "pillow>=13" in text
    project.write_text(text.replace("pillow>=13", "pillow>=11"), encoding="utf-8")
    monkeypatch.setattr(audit, "PROJECT", project)
    assert "pillow in pyproject.toml" in [finding.what for finding in audit.below_floors()]


def test_every_exception_has_a_reason() -> None:
    assert all(len(reason) > 20 for reason in audit.accepted().values())


def test_a_weakness_is_accepted_by_any_of_its_ids() -> None:
    finding = audit.Finding("PYSEC-1", "x", ("CVE-1", "GHSA-1"))
    assert finding.reason({"CVE-1": "because"}) == "because"
    assert finding.reason({"CVE-2": "because"}) == ""


def test_without_pip_audit_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(audit.shutil, "which", lambda _: None)
    assert audit.main(["--online"]) == 2
