"""Loading a vision-language model with transformers: safetensors only, nobody's code, no network.

A model is used only after it has proved that texts are scored here as it writes them itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from photoorg.errors import ModelError
from photoorg.models.device import best_device
from photoorg.models.offline import stay_offline
from photoorg.models.placement import Placement
from photoorg.models.vlm_architectures import (
    Architecture,
    Continuation,
    CrossAttending,
    PhotoInPrompt,
)
from photoorg.models.vlm_folder import VlmFolder
from photoorg.models.vlm_photos import null_photo

if TYPE_CHECKING:
    import torch

_TOLERANCE = {"torch.float32": 1e-3, "torch.bfloat16": 0.5, "torch.float16": 0.1}
"""In nats for a token; a wrong position or a photo not seen is worth whole nats."""


def load_architecture(folder: VlmFolder, rows: int) -> tuple[Architecture, Placement]:
    """The model of a folder on the best device, to run `rows` rows at a time.

    Raises ModelError when transformers does not know it or cannot load all of it, or when it does
    not score its own words as it should.
    """
    stay_offline()
    import torch

    device = best_device()
    architecture = _architecture(folder, _processor(folder), _network(folder, _dtype_on(device)))
    placement = Placement(architecture.network, rows, device)
    try:
        agrees = placement.run(lambda _: _agrees(architecture), 1)[0]
        if not agrees and architecture.network.dtype != torch.float32:
            # Some networks overflow in halves.
            architecture.network.to(torch.float32)
            agrees = placement.run(lambda _: _agrees(architecture), 1)[0]
    except ModelError:
        raise
    except Exception as error:  # Whatever its template, tokenizer or network objects to.
        raise ModelError(f"The model in {folder.path} does not work: {_short(error)}") from error
    if not agrees:
        raise ModelError(
            f"The model in {folder.path} does not score its own words as it wrote them: it is "
            "damaged, or of a kind that photoorg cannot use."
        )
    return architecture, placement


def _dtype_on(device: torch.device) -> torch.dtype:
    """float32 on the CPU; halves on graphics processors, bfloat16 where CUDA has it."""
    import torch

    if device.type == "cpu":
        return torch.float32
    bfloat16 = device.type == "cuda" and torch.cuda.is_bf16_supported()
    return torch.bfloat16 if bfloat16 else torch.float16


def _processor(folder: VlmFolder) -> Any:
    from transformers import AutoProcessor
    from transformers.utils import logging

    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        found: Any = AutoProcessor.from_pretrained(  # type: ignore[no-untyped-call]
            folder.path, local_files_only=True, trust_remote_code=False
        )
    except ImportError as error:
        raise ModelError(f"{folder.path} needs a package: {_short(error)}") from error
    except Exception as error:  # A stranger's folder can be wrong in any way.
        raise ModelError(
            f"The processor in {folder.path} cannot be loaded: {_short(error)}"
        ) from error
    if not all(hasattr(found, part) for part in ("tokenizer", "image_processor")):
        raise ModelError(
            f"{folder.path} lacks its processor: the files that say how photos and words are read "
            "(preprocessor_config.json, tokenizer.json)."
        )
    return found


def _network(folder: VlmFolder, dtype: torch.dtype) -> Any:
    from transformers import AutoModelForImageTextToText
    from transformers.models.auto.modeling_auto import (
        MODEL_FOR_IMAGE_TEXT_TO_TEXT_MAPPING_NAMES as KNOWN,
    )

    if folder.model_type not in KNOWN:
        why = (
            "it needs code from its own folder, which photoorg never runs"
            if folder.needs_code
            else "the installed transformers knows no such image-text-to-text model"
        )
        raise ModelError(f"{folder.path} (“{folder.model_type}”) cannot be used: {why}.")
    # With a report its answer is a pair, which its types do not know.
    auto: Any = AutoModelForImageTextToText
    try:
        network, report = auto.from_pretrained(
            folder.path,
            dtype=dtype,
            local_files_only=True,
            trust_remote_code=False,
            use_safetensors=True,
            output_loading_info=True,
            # Reported below, in a sentence; otherwise printed as a table.
            ignore_mismatched_sizes=True,
        )
    except Exception as error:  # A stranger's folder can be wrong in any way.
        raise ModelError(f"The model in {folder.path} cannot be loaded: {_short(error)}") from error
    for wrong, what in (("missing_keys", "missing"), ("mismatched_keys", "of another shape")):
        if names := sorted(map(str, report[wrong])):
            raise ModelError(
                f"The weights in {folder.path} do not fit its config.json: {len(names)} are "
                f"{what}, such as {names[0]}."
            )
    return network.train(False)


def _architecture(folder: VlmFolder, processor: Any, network: Any) -> Architecture:
    if folder.model_type == "blip":
        return CrossAttending(network, processor)
    if network.config.is_encoder_decoder:
        raise ModelError(
            f"{folder.path} (“{folder.model_type}”) cannot be used: of models whose text decoder "
            "is apart from what it reads, photoorg knows BLIP only."
        )
    try:
        return PhotoInPrompt(network, processor)
    except Exception as error:  # Chat templates are programs too, if only in a sandbox.
        raise ModelError(
            f"The chat template in {folder.path} cannot be used: {_short(error)}"
        ) from error


def _agrees(architecture: Architecture) -> bool:
    """Whether the network's own greedy text has here the probabilities it had when written."""
    import torch

    inputs = architecture.inputs(null_photo(architecture.edge))
    tokens, logits = architecture.generated(inputs)
    theirs = logits.float().log_softmax(-1).gather(1, tokens[:, None])
    context = architecture.read(inputs)
    # Two rows, because rows must not disturb each other either.
    run = Continuation(architecture, [context, context])
    after = run.follow(tokens[None, :].expand(2, -1))[1, :-1].float().log_softmax(-1).cpu()
    ours = torch.cat([context.first[None], after]).gather(1, tokens[:, None])
    # Not a number is never close, so weights that are not numbers fail here too.
    return bool(((ours - theirs).abs() <= _TOLERANCE[str(architecture.network.dtype)]).all())


def _short(error: Exception) -> str:
    """The first line of a library's complaint, as the end of a sentence."""
    line = (str(error).strip() or type(error).__name__).splitlines()[0]
    return line if line.endswith((".", "!", "?")) else f"{line}."
