"""The models a person is offered: those that come with the installation, and suggested downloads.

Plain data without anything heavy, so that the window can show it. Sizes are those of the weights,
parameters times bytes each: the open_clip ones counted on the architectures, the others as their
makers publish them; the exact size is asked for, with consent, before anything is fetched. Speeds
are estimated from the networks' arithmetic. Repositories are those open_clip names for its tags,
and the makers' own for the others. This was written where no hub can be reached, so that revisions
are not known here: an entry without one is pinned when the person first agrees to it (see
`model_store.Offer`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from photoorg.translatable import tr


class Kind(StrEnum):
    """What a model is for."""

    EMBEDDER = "embedder"
    """Finds and groups photos."""
    DESCRIBER = "describer"
    """Says in words what a photo shows."""


class Speed(StrEnum):
    """How fast a model is on a common CPU with two cores."""

    FAST = tr("fast")
    """Tens of photos a second."""
    MEDIUM = tr("medium speed")
    """A few photos a second."""
    SLOW = tr("slow without a graphics card")
    """Seconds a photo."""
    UNKNOWN = tr("speed not known")


@dataclass(frozen=True, slots=True)
class Entry:
    """One model a person may choose."""

    spec: str
    """How settings and commands name it."""
    kind: Kind
    title: str
    says: str
    """What it is good for, in a sentence for the person."""
    bytes: int
    """Of the weights, about."""
    licence: str
    speed: Speed
    repo: str = ""
    """Where the hub keeps it, `owner/name`; empty for what comes with the installation."""
    revision: str = ""
    """The commit that is offered; empty where it is not known yet."""

    @property
    def included(self) -> bool:
        """Whether it comes with the installation."""
        return not self.repo


ENTRIES: tuple[Entry, ...] = (
    Entry(
        "builtin",
        Kind.EMBEDDER,
        tr("Built-in"),
        tr(
            "Quick and always there; knows everyday subjects and scenes, and finds photos by words."
        ),
        125_000_000,
        tr("adapters trained on Flickr8k: non-commercial research and education terms"),
        Speed.FAST,
    ),
    Entry(
        "builtin-labels",
        Kind.EMBEDDER,
        tr("Built-in, without the trained parts"),
        tr("As quick; finds photos by the names of what they show, less well by whole sentences."),
        116_000_000,
        tr("Apache-2.0, free of Flickr8k’s terms"),
        Speed.FAST,
    ),
    Entry(
        "openclip:MobileCLIP2-S0/dfndr2b",
        Kind.EMBEDDER,
        "MobileCLIP2 S0",
        tr("Understands words and scenes clearly better than the built-in one, and stays quick."),
        299_543_956,
        tr("Apple Machine Learning Research Model licence: research only"),
        Speed.FAST,
        "timm/MobileCLIP2-S0-OpenCLIP",
    ),
    Entry(
        "openclip:ViT-B-32/laion2b_s34b_b79k",
        Kind.EMBEDDER,
        "CLIP ViT-B/32",
        tr("A well-known all-rounder under a free licence, for any use."),
        605_109_252,
        "MIT",
        Speed.FAST,
        "laion/CLIP-ViT-B-32-laion2B-s34B-b79K",
    ),
    Entry(
        "openclip:ViT-B-16-SigLIP2/webli",
        Kind.EMBEDDER,
        "SigLIP 2 ViT-B/16",
        tr("The most exact of these, and it reads many languages; best with a graphics card."),
        1_500_751_880,
        "Apache-2.0",
        Speed.MEDIUM,
        "timm/ViT-B-16-SigLIP2",
    ),
    Entry(
        "builtin",
        Kind.DESCRIBER,
        tr("Built-in captioner"),
        tr("Writes short, simple sentences at once; details are sometimes wrong."),
        8_000_000,
        tr("trained on Flickr8k: non-commercial research and education terms"),
        Speed.FAST,
    ),
    Entry(
        "labels",
        Kind.DESCRIBER,
        tr("Built-in, from labels"),
        tr("Names what is in the photo, and when and where it was taken, without free sentences."),
        0,
        tr("Apache-2.0, free of Flickr8k’s terms"),
        Speed.FAST,
    ),
    Entry(
        "vlm:HuggingFaceTB/SmolVLM-256M-Instruct",
        Kind.DESCRIBER,
        "SmolVLM 256M",
        tr("The smallest model that writes full, fluent descriptions."),
        513_000_000,
        "Apache-2.0",
        Speed.SLOW,
        "HuggingFaceTB/SmolVLM-256M-Instruct",
    ),
    Entry(
        "vlm:HuggingFaceTB/SmolVLM-500M-Instruct",
        Kind.DESCRIBER,
        "SmolVLM 500M",
        tr("Describes with more care and detail than the 256M one, at twice the size."),
        1_015_000_000,
        "Apache-2.0",
        Speed.SLOW,
        "HuggingFaceTB/SmolVLM-500M-Instruct",
    ),
    Entry(
        "vlm:Salesforce/blip-image-captioning-large",
        Kind.DESCRIBER,
        "BLIP large",
        tr("One reliable sentence about each photo."),
        1_880_000_000,
        "BSD-3-Clause",
        Speed.SLOW,
        "Salesforce/blip-image-captioning-large",
    ),
)
"""BLIP base is left out: its repository holds pickled weights only, which are never loaded."""


def entries(kind: Kind) -> tuple[Entry, ...]:
    """The models of one kind, in the order in which they are shown."""
    return tuple(entry for entry in ENTRIES if entry.kind is kind)


def find(spec: str) -> Entry | None:
    """What is known about a spec; the embedder where a spec names both kinds, None if nothing."""
    return next((entry for entry in ENTRIES if entry.spec == spec), None)


def kind_of(spec: str) -> Kind:
    """What a downloaded model is for, told by the family of its spec."""
    return Kind.DESCRIBER if spec.partition(":")[0] == "vlm" else Kind.EMBEDDER


def title_of(spec: str) -> str:
    """A model's name for people: its title, or what follows the family in its spec."""
    entry = find(spec)
    return entry.title if entry else spec.partition(":")[2] or spec
