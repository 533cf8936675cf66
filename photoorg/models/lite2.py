"""EfficientNet-Lite2: photos to feature maps, and pooled features to the classes of ImageNet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from photoorg.models import weights
from photoorg.models.numerics import Runner
from photoorg.models.offline import stay_offline

if TYPE_CHECKING:
    import torch

INPUT = 260
"""Edge of the network's input in pixels."""
_EXACT = 4
"""The stem and three blocks: on photos of flickr8k the least cosine of bfloat16 features is 0.984
without any of them in float32, 0.997 with two stages, 0.9990 with three and 0.9994 with four."""


def load_lite2() -> tuple[Runner, torch.nn.Module]:
    """What turns uint8 photos (n, 260, 260, 3) into maps (n, 1280, 9, 9), and the classifier, on
    the CPU, from (n, 1280) to logits (n, 1000). Raises ModelError."""
    import torch

    from photoorg.models.engines import Network

    state = weights.lite2_state()
    weight, bias = state["classifier.weight"], state["classifier.bias"]
    classifier = torch.nn.Linear(weight.shape[1], weight.shape[0], device="meta")
    classifier.load_state_dict({"weight": weight, "bias": bias}, assign=True)
    name = f"efficientnet-lite2-{weights.LITE2_SHA256[:8]}"
    network = Network(name, _stages, (INPUT, INPUT), (127,) * 3, (128,) * 3, _EXACT, "lite2")
    return Runner(network), classifier.eval().requires_grad_(False)


def _stages() -> list[torch.nn.Module]:
    """The network but for its classifier, as in its own forward_features. timm is only loaded
    here: with all that it loads it takes a second and some 150 MB."""
    stay_offline()
    import timm
    import torch

    whole: Any = timm.create_model("tf_efficientnet_lite2")
    whole.load_state_dict(weights.lite2_state())
    whole.eval()
    return [
        torch.nn.Sequential(whole.conv_stem, whole.bn1),
        *whole.blocks,
        torch.nn.Sequential(whole.conv_head, whole.bn2),
    ]
