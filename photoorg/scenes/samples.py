"""Real photos under free licences that some installed Python packages bring along."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

_CC0 = "CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/"
_CC_BY = "CC BY 2.0, https://creativecommons.org/licenses/by/2.0/"


@dataclass(frozen=True, slots=True)
class SamplePhoto:
    """One photo inside a package, with the credit its licence asks for."""

    package: str
    inside: str
    """Path below the package's folder."""
    title: str
    author: str
    licence: str
    source: str

    @property
    def name(self) -> str:
        """The file's name without its folder."""
        return Path(self.inside).name


# What the packages themselves state: scikit-learn datasets/images/README.txt, the docstrings of
# skimage.data, and matplotlib pull request 1599. Files without a stated free licence are left out.
SAMPLES = (
    SamplePhoto(
        "sklearn",
        "datasets/images/china.jpg",
        "China",
        "danielbuechele",
        _CC_BY,
        "https://www.flickr.com/photos/danielbuechele/6061409035/",
    ),
    SamplePhoto(
        "sklearn",
        "datasets/images/flower.jpg",
        "A flower",
        "vultilion on Flickr (scikit-learn's README also names danielbuechele)",
        _CC_BY,
        "https://www.flickr.com/photos/vultilion/6056698931/",
    ),
    SamplePhoto(
        "skimage",
        "data/astronaut.png",
        "Eileen Collins, astronaut",
        "NASA",
        "public domain",
        "https://flic.kr/p/r9qvLn",
    ),
    SamplePhoto(
        "skimage",
        "data/camera.png",
        "A photographer with his camera",
        "Lav Varshney",
        _CC0,
        "https://github.com/scikit-image/scikit-image/issues/3927",
    ),
    SamplePhoto(
        "skimage",
        "data/chelsea.png",
        "Chelsea the cat",
        "Stefan van der Walt",
        _CC0,
        "scikit-image, skimage.data.chelsea",
    ),
    SamplePhoto(
        "skimage",
        "data/coffee.png",
        "A cup of coffee, courtesy of Pikolo Espresso Bar",
        "Rachel Michetti",
        _CC0,
        "scikit-image, skimage.data.coffee",
    ),
    SamplePhoto(
        "skimage",
        "data/hubble_deep_field.jpg",
        "Hubble eXtreme Deep Field",
        "NASA",
        "public domain",
        "http://hubblesite.org/newscenter/archive/releases/2012/37/image/a/",
    ),
    SamplePhoto(
        "skimage",
        "data/rocket.jpg",
        "Launch of DSCOVR on Falcon 9",
        "SpaceX",
        "public domain (released by SpaceX in 2015)",
        "https://www.flickr.com/photos/spacexphotos/16511594820/",
    ),
    SamplePhoto(
        "matplotlib",
        "mpl-data/sample_data/grace_hopper.jpg",
        "Grace Murray Hopper",
        "official portrait, United States Navy",
        "public domain",
        "https://github.com/matplotlib/matplotlib/pull/1599",
    ),
)


def installed_samples() -> list[tuple[SamplePhoto, Path]]:
    """The sample photos that are installed here, with where they lie. Imports no package."""
    found = []
    for sample in SAMPLES:
        spec = find_spec(sample.package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            path = Path(folder) / sample.inside
            if path.is_file():
                found.append((sample, path))
                break
    return found


def credits_of(samples: list[SamplePhoto]) -> str:
    """The text of CREDITS.txt: title, author, licence and source of each sample."""
    head = "The photos in this folder come from installed Python packages, unchanged.\n"
    blocks = [
        f"{s.name}\n  {s.title}\n  Author:  {s.author}\n  Licence: {s.licence}\n"
        f"  Source:  {s.source}\n  Package: {s.package}"
        for s in samples
    ]
    return "\n\n".join([head.rstrip(), *blocks]) + "\n"
