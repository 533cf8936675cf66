"""ONNX Runtime and OpenVINO: networks converted once, kept below the model cache."""

from __future__ import annotations

import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from photoorg.models.engines import Forward, Network, normalised
from photoorg.models.offline import keep_openvino_quiet
from photoorg.settings import model_cache

_CAPABILITIES = {"f32": "FP32", "f16": "FP16", "bf16": "BF16"}
"""OpenVINO's names for what a processor has instructions for."""


def onnxruntime_forward(network: Network) -> Forward:
    """The network under ONNX Runtime on the CPU, float32."""
    import onnxruntime

    if hasattr(onnxruntime, "disable_telemetry_events"):
        onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = torch.get_num_threads()
    # Waiting threads shall leave the processor to others.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    maker = f"onnxruntime-{onnxruntime.__version__}"
    with _converted(network, maker, lambda folder: _export(network, folder)) as folder:
        file = str(folder / "network.onnx")
        session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])

    normalise = normalised(network, torch.device("cpu"))

    def forward(photos: Tensor) -> Tensor:
        (features,) = session.run(None, {"photos": normalise(photos).contiguous().numpy()})
        return torch.from_numpy(features)

    return forward


def openvino_forward(network: Network, precision: str) -> Forward:
    """The network under OpenVINO on the CPU, in `f32`, `f16` or `bf16`.

    Raises ValueError where this processor does not compute in that precision.
    """
    keep_openvino_quiet()
    import openvino

    core = openvino.Core()
    if _CAPABILITIES[precision] not in core.get_property("CPU", "OPTIMIZATION_CAPABILITIES"):
        raise ValueError(f"this processor does not compute in {precision}")
    maker = f"openvino-{openvino.__version__.split('-')[0]}-{network.exact}"
    with _converted(network, maker, lambda folder: _convert(network, folder)) as folder:
        parts: list[Any] = []
        for name, _, _ in _parts(network):
            model = core.read_model(folder / f"{name}.xml")
            if not parts:
                model = _normalising(model, network)
            hint = "f32" if name == "early" and precision == "bf16" else precision
            options = {
                "INFERENCE_PRECISION_HINT": hint,
                "INFERENCE_NUM_THREADS": torch.get_num_threads(),
                # Threads that stay on their cores wait for whatever else runs there.
                "ENABLE_CPU_PINNING": False,
            }
            parts.append(core.compile_model(model, "CPU", options))

    def forward(photos: Tensor) -> Tensor:
        features: Any = photos.contiguous().numpy()
        for part in parts:
            features = part([features])[0]
        # The engine's own memory, which its next run writes to.
        return torch.from_numpy(features.copy())

    return forward


def _normalising(model: Any, network: Network) -> Any:
    """A model that takes photos as they are: to normalise them is part of its first operations,
    which saves walking through all numbers again and again."""
    from openvino import Layout, Type
    from openvino.preprocess import PrePostProcessor

    steps = PrePostProcessor(model)
    photos = steps.input()
    photos.tensor().set_element_type(Type.u8).set_layout(Layout("NHWC"))
    photos.model().set_layout(Layout("NCHW"))
    convert = photos.preprocess().convert_element_type(Type.f32)
    convert.mean(list(network.mean)).scale(list(network.std))
    return steps.build()


def _export(network: Network, folder: Path) -> None:
    # torch.onnx.export may leave its network in training mode; this copy is used for nothing else.
    torch.onnx.export(
        network.part(),
        (torch.zeros(2, 3, *network.size),),
        str(folder / "network.onnx"),
        input_names=["photos"],
        output_names=["features"],
        dynamic_axes={"photos": {0: "n"}, "features": {0: "n"}},
        dynamo=False,
    )


def _convert(network: Network, folder: Path) -> None:
    import openvino

    features = torch.zeros(2, 3, *network.size)
    for name, start, end in _parts(network):
        model = openvino.convert_model(
            network.part(start, end),
            example_input=features,
            input=openvino.PartialShape([-1, *features.shape[1:]]),
        )
        openvino.save_model(model, folder / f"{name}.xml", compress_to_fp16=False)
        with torch.no_grad():
            features = network.part(start, end)(features)


def _parts(network: Network) -> list[tuple[str, int, int | None]]:
    """The stages that stay exact, if there are any, and the others."""
    late = ("late", network.exact, None)
    return [("early", 0, network.exact), late] if network.exact else [late]


def forget_conversions(network: Network, engine: str) -> None:
    """Delete what was converted for other engines than the one whose name begins so."""
    for folder in (model_cache() / "engines").glob(f"{network.name}-*"):
        if not folder.name.startswith(f"{network.name}-{engine.split()[0]}-"):
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _attention_step_by_step() -> Iterator[None]:
    """Within it attention is made of operators that converters know, not of torch's fused one."""
    fused = torch.backends.mha.get_fastpath_enabled()
    torch.backends.mha.set_fastpath_enabled(False)
    try:
        yield
    finally:
        torch.backends.mha.set_fastpath_enabled(fused)


@contextmanager
def _converted(network: Network, maker: str, convert: Callable[[Path], None]) -> Iterator[Path]:
    """The folder with a converted network, made by `convert` where there is none.

    What cannot be loaded from it is converted anew the next time.
    """
    kept = model_cache() / "engines" / f"{network.name}-{maker}"
    with warnings.catch_warnings():
        # Tracing and the engines warn of what concerns their developers.
        warnings.simplefilter("ignore")
        if not kept.is_dir():
            kept.parent.mkdir(parents=True, exist_ok=True)
            part = Path(tempfile.mkdtemp(dir=kept.parent, prefix="part-"))
            try:
                with _attention_step_by_step():
                    convert(part)
                os.replace(part, kept)
            except BaseException:
                shutil.rmtree(part, ignore_errors=True)
                raise
        try:
            yield kept
        except Exception:
            shutil.rmtree(kept, ignore_errors=True)
            raise
