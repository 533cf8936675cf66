"""Ways of running one network: precision, layout in memory, and who computes.

All are built from the same stages and give the same features, more or less exactly; which is the
fastest that is exact enough depends on the machine and is found by engine_trial.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.util import find_spec
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from photoorg.models.preprocessing import RGB

Forward = Callable[[Tensor], Tensor]
"""Photos (n, height, width, 3), uint8, to features (n, …), float32, on one device."""


@dataclass(frozen=True)
class Network:
    """A network in evaluation mode, as the stages photos go through one after the other."""

    name: str
    """Names weights and architecture: what is found out about it is kept under this name."""
    build: Callable[[], Sequence[nn.Module]]
    """Makes the stages, on the CPU, in float32."""
    size: tuple[int, int]
    """Height and width of a photo."""
    mean: RGB
    """What is taken away from the levels 0 to 255 of red, green and blue, …"""
    std: RGB
    """… and what the rest is divided by."""
    exact: int = 0
    """So many first stages stay in float32 where the others are bfloat16: it has fewer digits than
    pixels have levels, and what the first stages lose no later one brings back."""

    apart: str = ""
    """The name by which a process of its own can make it for a trial (trial_apart), if one can."""

    @cached_property
    def stages(self) -> Sequence[nn.Module]:
        """Never changed; not made where an engine has its own copy of the network."""
        return self.build()

    def part(self, start: int = 0, end: int | None = None) -> nn.Sequential:
        """A copy of some stages, all without arguments."""
        return nn.Sequential(*copy.deepcopy(list(self.stages[start:end]))).eval()


@dataclass(frozen=True)
class Engine:
    """One way of running a network."""

    name: str
    """“torch float16”."""
    build: Callable[[Network, torch.device], Forward]
    """Raises whatever it raises where it cannot run this network."""
    packages: tuple[str, ...] = ()
    """What has to be installed, by the names of import."""
    cpu_only: bool = False
    slow_to_build: bool = False
    """Building takes a minute: only the bench has so much time."""
    outdone: bool = False
    """Another engine does the same and more: only the bench is interested."""

    @property
    def is_candidate(self) -> bool:
        """Whether a trial has time for it and it may win."""
        return not (self.slow_to_build or self.outdone)

    def available(self, device: torch.device) -> bool:
        """Whether it can be tried on this device."""
        here = device.type == "cpu" or not self.cpu_only
        return here and all(find_spec(package) is not None for package in self.packages)


def fold_norms(stages: nn.Sequential) -> nn.Sequential:
    """The stages with every batch norm that follows its convolution made part of it, in place.

    The same function in evaluation mode, but for rounding. timm's norms do their activation too.
    """
    for module in stages.modules():
        before: tuple[str, nn.Module] | None = None
        for name, child in list(module.named_children()):
            if before and isinstance(before[1], nn.Conv2d) and isinstance(child, nn.BatchNorm2d):
                setattr(module, before[0], fuse_conv_bn_eval(before[1], child))
                setattr(module, name, getattr(child, "act", nn.Identity()))
            before = (name, child)
    return stages


def normalised(network: Network, device: torch.device) -> Forward:
    """Photos (n, height, width, 3), uint8, as the network wants them: (n, 3, height, width)."""
    scale = 1 / torch.tensor(network.std, device=device)
    shift = -torch.tensor(network.mean, device=device) * scale

    def normalise(photos: Tensor) -> Tensor:
        # Without leaving the order in memory, which is that of channels last.
        levels = photos.to(device).float().mul_(scale).add_(shift)
        return levels.permute(0, 3, 1, 2)

    return normalise


def _as_it_is(network: Network, device: torch.device) -> Forward:
    return _after(
        normalised(network, device), _forward(network.part().to(device), torch.contiguous_format)
    )


def _channels_last(network: Network, device: torch.device) -> Forward:
    whole = network.part().to(device).to(memory_format=torch.channels_last)
    return _after(normalised(network, device), _forward(whole))


def _folded(network: Network, device: torch.device) -> Forward:
    whole = fold_norms(network.part()).to(device).to(memory_format=torch.channels_last)
    return _after(normalised(network, device), _forward(whole))


def _autocast(network: Network, device: torch.device) -> Forward:
    forward = _folded(network, device)

    def cast(photos: Tensor) -> Tensor:
        with torch.autocast(device.type, torch.bfloat16):
            return forward(photos).float()

    return cast


def _half(dtype: torch.dtype, network: Network, device: torch.device) -> Forward:
    """Weights in half precision, for bfloat16 those of the first stages excepted."""
    first = network.exact if dtype == torch.bfloat16 else 0
    layout = torch.channels_last
    early = fold_norms(network.part(0, first)).to(device).to(memory_format=layout)
    late = fold_norms(network.part(first)).to(device, dtype).to(memory_format=layout)
    begin, finish = _after(normalised(network, device), _forward(early)), _forward(late)
    return lambda photos: finish(begin(photos).to(dtype)).float()


def _compiled(network: Network, device: torch.device) -> Forward:
    folded = fold_norms(network.part()).to(device).to(memory_format=torch.channels_last)
    compiled: Any = torch.compile(folded, dynamic=False)
    return _after(normalised(network, device), _forward(compiled))


def _onnxruntime(network: Network, device: torch.device) -> Forward:  # noqa: ARG001
    from photoorg.models.converted_engines import onnxruntime_forward

    return onnxruntime_forward(network)


def _openvino(precision: str, network: Network, device: torch.device) -> Forward:  # noqa: ARG001
    from photoorg.models.converted_engines import openvino_forward

    return openvino_forward(network, precision)


def _after(first: Forward, then: Forward) -> Forward:
    return lambda photos: then(first(photos))


def _forward(stages: nn.Module, layout: torch.memory_format = torch.channels_last) -> Forward:
    def forward(photos: Tensor) -> Tensor:
        with torch.inference_mode():
            maps = photos.ndim == 4
            features: Tensor = stages(photos.contiguous(memory_format=layout) if maps else photos)
            return features

    return forward


PLAIN = Engine("torch float32", _as_it_is, outdone=True)
"""The network as it is: what the others are compared with."""
FOLDED = Engine("torch float32, folded", _folded)
"""What needs no trial: right everywhere, and faster than the network as it is."""
ENGINES = (
    FOLDED,
    Engine("openvino float32", partial(_openvino, "f32"), ("openvino",), cpu_only=True),
    Engine("openvino float16", partial(_openvino, "f16"), ("openvino",), cpu_only=True),
    Engine("openvino bfloat16", partial(_openvino, "bf16"), ("openvino",), cpu_only=True),
    Engine("torch bfloat16", partial(_half, torch.bfloat16)),
    Engine("torch float16", partial(_half, torch.float16)),
    Engine("onnxruntime float32", _onnxruntime, ("onnxruntime", "onnx"), cpu_only=True),
    Engine("torch bfloat16 autocast", _autocast),
    Engine("torch float32, channels last", _channels_last, outdone=True),
    PLAIN,
    Engine("torch.compile float32", _compiled, slow_to_build=True),
)
"""In the order in which a trial with little time tries them."""
