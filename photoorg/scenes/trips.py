"""Where and when the demo library's photos were “taken”: trips, each with its own subjects."""

from __future__ import annotations

from dataclasses import dataclass

from photoorg.scenes.exif import Camera, Place
from photoorg.scenes.scene import Scene, SceneKind, Season, Subject, TimeOfDay

PHONE = Camera(
    "Google", "Pixel 3", "Pixel 3 back camera 4.44mm f/1.8", 4.44, 1.8, "IMG_{time:%Y%m%d_%H%M%S}"
)
REFLEX = Camera(
    "Canon", "Canon EOS 80D", "EF-S18-135mm f/3.5-5.6 IS USM", 35.0, 4.5, "IMG_{number:04d}"
)
MIRRORLESS = Camera("FUJIFILM", "X-T30", "XF18-55mmF2.8-4 R LM OIS", 23.0, 2.8, "DSCF{number:04d}")

_DAWN, _DAY, _DUSK, _NIGHT = TimeOfDay.DAWN, TimeOfDay.DAY, TimeOfDay.SUNSET, TimeOfDay.NIGHT


@dataclass(frozen=True, slots=True)
class Motif:
    """Something photographed on a trip: the kind of scene, its subjects and hours."""

    kind: SceneKind
    subjects: tuple[Subject, ...]
    times: tuple[TimeOfDay, ...]
    weight: float = 1.0
    most: int = 2
    """The largest number of subjects in one photo."""


@dataclass(frozen=True, slots=True)
class Trip:
    """Some days in one place with one camera."""

    name: str
    year: int
    month: int
    day: int
    days: int
    place: Place
    utc_offset: float
    """Hours."""
    season: Season
    camera: Camera
    motifs: tuple[Motif, ...]

    @property
    def folder(self) -> str:
        """Below the demo folder, such as `2019/05 Ostia`."""
        return f"{self.year}/{self.month:02d} {self.name}"


def _mountains(*subjects: Subject, weight: float = 1.0) -> Motif:
    return Motif(SceneKind.LANDSCAPE, subjects, (_DAWN, _DAY, _DAY, _DUSK), weight)


def _water(*subjects: Subject, weight: float = 1.0) -> Motif:
    return Motif(SceneKind.LAKE, subjects, (_DAWN, _DAY, _DUSK), weight, 3)


def _beach(*subjects: Subject, weight: float = 1.0) -> Motif:
    return Motif(SceneKind.BEACH, subjects, (_DAWN, _DAY, _DAY, _DUSK, _DUSK), weight, 3)


def _street(*subjects: Subject, weight: float = 1.0) -> Motif:
    return Motif(SceneKind.STREET, subjects, (_DAY, _DUSK, _NIGHT), weight, 3)


def _table(*subjects: Subject, weight: float = 1.0) -> Motif:
    return Motif(SceneKind.TABLE, subjects, (_DAY, _DAY, _NIGHT), weight, 3)


def _animals(*subjects: Subject, weight: float = 1.0, most: int = 3) -> Motif:
    return Motif(SceneKind.ANIMAL, subjects, (_DAY, _DAY, _DUSK), weight, most)


def _forest(*subjects: Subject, weight: float = 1.0) -> Motif:
    return Motif(SceneKind.FOREST, subjects, (_DAWN, _DAY, _DAY, _DUSK), weight)


def _stars(*subjects: Subject, weight: float = 1.0) -> Motif:
    return Motif(SceneKind.NIGHT_SKY, subjects, (_DUSK, _NIGHT, _NIGHT), weight)


def _flowers(*subjects: Subject, weight: float = 1.0) -> Motif:
    return Motif(SceneKind.FLOWERS, subjects, (_DAWN, _DAY, _DAY, _DUSK), weight, 5)


_BALLOONS = Motif(SceneKind.BALLOONS, (Subject.BALLOON,), (_DAWN, _DAWN, _DAY, _DUSK), 2.0, 7)
_S, _WINTER, _SPRING, _SUMMER, _AUTUMN = (
    Subject,
    Season.WINTER,
    Season.SPRING,
    Season.SUMMER,
    Season.AUTUMN,
)

TRIPS = (
    Trip("Tromsø", 2016, 12, 27, 4, Place(69.6492, 18.9553, 12), 1, _WINTER, REFLEX,
         (_stars(_S.CABIN, _S.TENT, weight=2), _mountains(_S.CABIN))),
    Trip("Keukenhof", 2017, 4, 21, 2, Place(52.2697, 4.5462, 1), 2, _SPRING, REFLEX,
         (_flowers(_S.TULIP, _S.DAISY, weight=2), _street(_S.TRAM))),
    Trip("Lago di Braies", 2017, 8, 12, 5, Place(46.6943, 12.0853, 1496), 2, _SUMMER, REFLEX,
         (_water(_S.CANOE, weight=2), _mountains(_S.HIKER, _S.TREE))),
    Trip("Engadin", 2018, 2, 10, 6, Place(46.4983, 9.839, 1775), 1, _WINTER, REFLEX,
         (_mountains(_S.CABIN, weight=2), _forest(_S.DEER, _S.HIKER), _table(_S.SOUP, weight=0.5))),
    Trip("Lisboa", 2018, 6, 8, 4, Place(38.7139, -9.1334, 45), 1, _SUMMER, PHONE,
         (_street(_S.TRAM, _S.PEDESTRIAN, weight=2), _table(_S.COFFEE, _S.CAKE))),
    Trip("Białowieża", 2018, 10, 13, 3, Place(52.7017, 23.8694, 165), 2, _AUTUMN, MIRRORLESS,
         (_forest(_S.DEER, _S.HIKER, weight=2), _animals(_S.BIRD, most=2))),
    Trip("Ostia", 2019, 5, 11, 3, Place(41.7329, 12.2765, 2), 2, _SPRING, PHONE,
         (_beach(_S.PARASOL, _S.SAILBOAT, weight=2), _table(_S.PIZZA, _S.COFFEE))),
    Trip("Kapadokya", 2019, 7, 3, 4, Place(38.6431, 34.8289, 1050), 3, _SUMMER, MIRRORLESS,
         (_BALLOONS, _animals(_S.HORSE))),
    Trip("Wien", 2019, 12, 6, 3, Place(48.2082, 16.3738, 171), 1, _WINTER, PHONE,
         (_street(_S.TRAM, _S.PEDESTRIAN, _S.CAR), _table(_S.CAKE, _S.COFFEE))),
    Trip("Exmoor", 2020, 6, 19, 5, Place(51.1421, -3.6502, 320), 1, _SUMMER, MIRRORLESS,
         (_animals(_S.SHEEP, _S.HORSE, _S.DOG, weight=2), _mountains(_S.TREE))),
    Trip("Teide", 2020, 9, 14, 3, Place(28.2724, -16.6425, 2250), 1, _AUTUMN, MIRRORLESS,
         (_stars(_S.TENT, _S.TREE),)),
    Trip("Garden", 2021, 4, 17, 8, Place(51.3397, 12.3731, 113), 2, _SPRING, MIRRORLESS,
         (_animals(_S.BIRD, _S.CAT, weight=2, most=2), _flowers(_S.DAISY, _S.TULIP))),
    Trip("Zanzibar", 2021, 8, 20, 7, Place(-5.7296, 39.2913, 3), 3, _SUMMER, MIRRORLESS,
         (_beach(_S.PALM, _S.SAILBOAT), Motif(SceneKind.ANIMAL, (_S.FISH,), (_DAY,), 1.0, 5),
          _table(_S.FRUIT, weight=0.6))),
    Trip("Provence", 2022, 6, 3, 5, Place(43.8353, 5.0379, 90), 2, _SUMMER, MIRRORLESS,
         (_flowers(_S.POPPY, _S.SUNFLOWER, weight=2), _table(_S.FRUIT, _S.SOUP))),
    Trip("Plitvice", 2022, 10, 15, 3, Place(44.8654, 15.582, 540), 2, _AUTUMN, MIRRORLESS,
         (_water(_S.CANOE), _forest(_S.HIKER, _S.DEER))),
    Trip("Lofoten", 2023, 2, 24, 5, Place(68.2342, 14.5638, 8), 1, _WINTER, MIRRORLESS,
         (_water(_S.CABIN), _stars(_S.CABIN))),
    Trip("Bretagne", 2023, 7, 15, 6, Place(48.3294, -4.7708, 10), 2, _SUMMER, PHONE,
         (_beach(_S.LIGHTHOUSE, _S.PARASOL, _S.SAILBOAT, weight=2),
          _animals(_S.DOG, _S.CAT, most=1))),
    Trip("Albuquerque", 2023, 10, 7, 3, Place(35.1963, -106.5975, 1550), -6, _AUTUMN, MIRRORLESS,
         (_BALLOONS, _street(_S.CAR, weight=0.7))),
    Trip("Lago di Como", 2024, 6, 21, 4, Place(45.9871, 9.2572, 199), 2, _SUMMER, PHONE,
         (_water(_S.SAILBOAT, weight=1.5), _table(_S.PIZZA, _S.COFFEE))),
)  # fmt: skip
"""All trips, oldest first."""


def hour_of(scene: Scene) -> tuple[float, float]:
    """The earliest and the latest local hour at which a scene looks like this."""
    if scene.kind is SceneKind.TABLE and scene.time is TimeOfDay.NIGHT:
        return 19.5, 21.5
    if scene.kind is SceneKind.NIGHT_SKY:
        return 21.6, 23.7
    winter = scene.season is Season.WINTER
    return {
        TimeOfDay.DAWN: (7.6, 8.4) if winter else (5.6, 6.8),
        TimeOfDay.DAY: (10.5, 14.5) if winter else (9.5, 17.0),
        TimeOfDay.SUNSET: (15.6, 16.6) if winter else (19.2, 20.8),
        TimeOfDay.NIGHT: (18.0, 21.0) if winter else (21.4, 23.0),
    }[scene.time]
