"""What one rendered photo shows: a frozen value whose fields are independent of each other."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SceneKind(StrEnum):
    """What sort of photo it is; decides which painter draws it."""

    LANDSCAPE = "landscape"
    LAKE = "lake"
    BEACH = "beach"
    STREET = "street"
    TABLE = "table"
    ANIMAL = "animal"
    FOREST = "forest"
    NIGHT_SKY = "night sky"
    FLOWERS = "flowers"
    BALLOONS = "balloons"


class TimeOfDay(StrEnum):
    """Where the sun stands; decides the colour of all light."""

    DAWN = "dawn"
    DAY = "day"
    SUNSET = "sunset"
    NIGHT = "night"


class Season(StrEnum):
    """Decides foliage and whether snow lies."""

    SPRING = "spring"
    SUMMER = "summer"
    AUTUMN = "autumn"
    WINTER = "winter"


class Weather(StrEnum):
    """Decides clouds, haze and what falls."""

    CLEAR = "clear"
    CLOUDY = "cloudy"
    MIST = "mist"
    RAIN = "rain"
    SNOW = "snow"


class Palette(StrEnum):
    """The colour grading of the finished picture."""

    NATURAL = "natural"
    WARM = "warm"
    COOL = "cool"
    VIVID = "vivid"
    FADED = "faded"


class Subject(StrEnum):
    """The thing in front of the scene; which ones fit which kind says `SUBJECTS`."""

    NONE = "none"
    CABIN = "cabin"
    TREE = "tree"
    HIKER = "hiker"
    SAILBOAT = "sailboat"
    CANOE = "canoe"
    PARASOL = "parasol"
    PALM = "palm"
    LIGHTHOUSE = "lighthouse"
    CAR = "car"
    TRAM = "tram"
    PEDESTRIAN = "pedestrian"
    PIZZA = "pizza"
    COFFEE = "coffee"
    FRUIT = "fruit"
    CAKE = "cake"
    SOUP = "soup"
    DOG = "dog"
    CAT = "cat"
    BIRD = "bird"
    HORSE = "horse"
    SHEEP = "sheep"
    FISH = "fish"
    DEER = "deer"
    TENT = "tent"
    TULIP = "tulip"
    DAISY = "daisy"
    POPPY = "poppy"
    SUNFLOWER = "sunflower"
    BALLOON = "balloon"


SUBJECTS: dict[SceneKind, tuple[Subject, ...]] = {
    SceneKind.LANDSCAPE: (Subject.CABIN, Subject.TREE, Subject.HIKER),
    SceneKind.LAKE: (Subject.SAILBOAT, Subject.CANOE, Subject.CABIN),
    SceneKind.BEACH: (Subject.PARASOL, Subject.PALM, Subject.SAILBOAT, Subject.LIGHTHOUSE),
    SceneKind.STREET: (Subject.CAR, Subject.TRAM, Subject.PEDESTRIAN),
    SceneKind.TABLE: (
        Subject.PIZZA,
        Subject.COFFEE,
        Subject.FRUIT,
        Subject.CAKE,
        Subject.SOUP,
    ),
    SceneKind.ANIMAL: (
        Subject.DOG,
        Subject.CAT,
        Subject.BIRD,
        Subject.HORSE,
        Subject.SHEEP,
        Subject.FISH,
    ),
    SceneKind.FOREST: (Subject.DEER, Subject.HIKER),
    SceneKind.NIGHT_SKY: (Subject.TENT, Subject.CABIN, Subject.TREE),
    SceneKind.FLOWERS: (Subject.TULIP, Subject.DAISY, Subject.POPPY, Subject.SUNFLOWER),
    SceneKind.BALLOONS: (Subject.BALLOON,),
}
"""The subjects each kind can show, besides `Subject.NONE`, which every kind allows."""

MOST_SUBJECTS = 9


@dataclass(frozen=True, slots=True)
class Scene:
    """One photo in words. Equal scenes render to equal pixels on one platform.

    Every layer of the picture draws from its own random stream, named by the layer and seeded
    by `seed`, so that changing one field leaves the layout of all other layers as it was.
    Raises ValueError for a subject that the kind cannot show, a `count` outside 0 to 9, a
    negative `seed` or `frame`, or a `zoom` outside 0.5 to 2.
    """

    kind: SceneKind
    seed: int = 0
    """Layout: where the horizon, the sun, the hills and the subjects stand."""
    time: TimeOfDay = TimeOfDay.DAY
    season: Season = Season.SUMMER
    weather: Weather = Weather.CLEAR
    subject: Subject = Subject.NONE
    count: int = 1
    """How many of the subject; adding one leaves the others where they are."""
    palette: Palette = Palette.NATURAL
    zoom: float = 1.0
    """Size of the subject relative to its usual size."""
    frame: int = 0
    """Which picture of a burst: the camera moves by a few pixels between frames."""

    def __post_init__(self) -> None:
        if self.subject is not Subject.NONE and self.subject not in SUBJECTS[self.kind]:
            raise ValueError(f"a scene of kind {self.kind} cannot show a {self.subject}")
        if not 0 <= self.count <= MOST_SUBJECTS:
            raise ValueError(f"count must be 0 to {MOST_SUBJECTS}, not {self.count}")
        if self.seed < 0 or self.frame < 0:
            raise ValueError("seed and frame must not be negative")
        if not 0.5 <= self.zoom <= 2.0:
            raise ValueError(f"zoom must be 0.5 to 2, not {self.zoom}")

    @property
    def snow_lies(self) -> bool:
        """True when the ground is white."""
        return self.season is Season.WINTER or self.weather is Weather.SNOW
