"""The scene renderer: equal scenes give equal pixels, and layers do not disturb each other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from photoorg.scenes import (
    SUBJECTS,
    Palette,
    Scene,
    SceneKind,
    Season,
    Subject,
    TimeOfDay,
    Weather,
    render,
)

SMALL = (192, 128)


def pixels(scene: Scene, size: tuple[int, int] = SMALL) -> np.ndarray:
    return np.asarray(render(scene, size), np.int16)


def changed(a: Scene, b: Scene) -> float:
    """The share of pixels that differ visibly."""
    difference = np.abs(pixels(a) - pixels(b)).max(axis=2)
    return float((difference > 12).mean())


@pytest.mark.parametrize("kind", SceneKind)
def test_every_kind_renders_wide_and_tall_with_detail(kind: SceneKind) -> None:
    scene = Scene(kind, seed=3, subject=SUBJECTS[kind][0], count=2)
    for size in (SMALL, (107, 160)):
        picture = render(scene, size)
        assert (picture.mode, picture.size) == ("RGB", size)
        assert np.asarray(picture).std() > 12


@pytest.mark.parametrize(
    "subject", [(kind, subject) for kind, subjects in SUBJECTS.items() for subject in subjects]
)
def test_every_subject_can_be_seen(subject: tuple[SceneKind, Subject]) -> None:
    kind, what = subject
    without = Scene(kind, seed=8, subject=what, count=0)
    assert 0.0015 < changed(without, replace(without, count=1)) < 0.75


@pytest.mark.parametrize("kind", SceneKind)
def test_equal_scenes_give_equal_pixels_and_seeds_differ(kind: SceneKind) -> None:
    scene = Scene(kind, seed=5, subject=SUBJECTS[kind][-1])
    first = pixels(scene)
    assert np.array_equal(first, pixels(replace(scene)))
    assert np.abs(first - pixels(replace(scene, seed=6))).mean() > 4


@pytest.mark.parametrize("kind", [k for k in SceneKind if k is not SceneKind.TABLE])
def test_adding_a_subject_leaves_most_pixels_alone(kind: SceneKind) -> None:
    one = Scene(kind, seed=12, subject=SUBJECTS[kind][0], count=1)
    assert changed(one, replace(one, count=2)) < 0.35


@pytest.mark.parametrize("kind", [SceneKind.LANDSCAPE, SceneKind.LAKE, SceneKind.BEACH])
def test_season_and_subject_leave_the_sky_alone(kind: SceneKind) -> None:
    scene = Scene(kind, seed=21, season=Season.SUMMER)
    sky = slice(0, SMALL[1] // 6)
    for other in (replace(scene, season=Season.AUTUMN), replace(scene, subject=SUBJECTS[kind][2])):
        assert np.abs(pixels(scene)[sky] - pixels(other)[sky]).max() <= 12


@pytest.mark.parametrize(
    "change",
    [
        {"time": TimeOfDay.SUNSET},
        {"season": Season.WINTER},
        {"weather": Weather.RAIN},
        {"weather": Weather.SNOW},
        {"palette": Palette.FADED},
        {"zoom": 1.6},
        {"frame": 1},
    ],
)
def test_each_attribute_alone_changes_the_picture(change: dict[str, object]) -> None:
    scene = Scene(SceneKind.LANDSCAPE, seed=2, subject=Subject.TREE)
    assert changed(scene, replace(scene, **change)) > 0.01  # type: ignore[arg-type]


def test_winter_is_whiter_and_night_is_darker() -> None:
    scene = Scene(SceneKind.LANDSCAPE, seed=4)
    ground = slice(int(SMALL[1] * 0.88), None)
    winter, night = replace(scene, season=Season.WINTER), replace(scene, time=TimeOfDay.NIGHT)
    assert pixels(winter)[ground].mean() > pixels(scene)[ground].mean() + 40
    assert pixels(night).mean() < pixels(scene).mean() - 60


def test_frames_of_a_burst_resemble_each_other_more_than_other_scenes() -> None:
    scene = Scene(SceneKind.BEACH, seed=9, subject=Subject.PARASOL)
    first, second, other = (
        np.asarray(render(shown, SMALL).reduce(8), np.int16)
        for shown in (replace(scene, frame=1), replace(scene, frame=2), replace(scene, seed=10))
    )
    assert 0 < np.abs(first - second).mean() < 0.5 * np.abs(first - other).mean()


@pytest.mark.parametrize(
    "wrong",
    [
        {"subject": Subject.PIZZA},
        {"count": 10},
        {"count": -1},
        {"seed": -1},
        {"frame": -1},
        {"zoom": 3.0},
    ],
)
def test_a_scene_that_cannot_be_shown_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"cannot show|must"):
        Scene(SceneKind.BEACH, **wrong)  # type: ignore[arg-type]


def test_a_picture_too_small_to_draw_is_refused() -> None:
    assert render(Scene(SceneKind.LAKE), (64, 64)).size == (64, 64)
    with pytest.raises(ValueError, match="at least 64"):
        render(Scene(SceneKind.LAKE), (63, 200))
