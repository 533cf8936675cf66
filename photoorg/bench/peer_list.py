"""The programs that photoorg is measured beside, and which of their code runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Peer:
    """One program, as pip knows it and as a module of peer_drivers runs it."""

    name: str
    """In reports and on the command line."""
    package: str
    """Its name on PyPI; peers of one package share an environment."""
    driver: str
    """The module of peer_drivers."""
    what: str
    """Which of its code is measured, in words."""
    shares_ours: bool = False
    """Whether it runs on our torch and what else of ours it can use."""
    needs_onnx: bool = False
    """Whether it takes weights as ONNX files."""
    options: Mapping[str, str] = field(default_factory=dict)
    """What its driver is told besides."""


PEERS = (
    Peer(
        "rclip",
        "rclip",
        "rclip_driver",
        "RClip.ensure_index and RClip.search on ONNX Runtime, the weights exported as rclip's own",
        needs_onnx=True,
    ),
    Peer(
        "photomapai",
        "photomapai",
        "photomapai_driver",
        "Embeddings.create_index and search_images_by_text_and_image with torch and open_clip; "
        "its map (map_s) is not counted",
        shares_ours=True,
    ),
    Peer(
        "imagededup_phash",
        "imagededup",
        "imagededup_driver",
        "PHash.encode_images: duplicates only, no search",
        shares_ours=True,
        options={"variant": "phash"},
    ),
    Peer(
        "imagededup_cnn",
        "imagededup",
        "imagededup_driver",
        "CNN.encode_images, MobileNetV3-small with random weights: duplicates only, no search",
        shares_ours=True,
        options={"variant": "cnn"},
    ),
    Peer(
        "czkawka",
        "czkawka",
        "czkawka_driver",
        "ImageSimilarity.find_similar, hashes and their comparison: duplicates only, no search",
    ),
)
