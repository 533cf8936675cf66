"""An open_clip model as the ONNX files that rclip downloads: `python -I onnx_driver.py`.

stdin has one JSON object: `arch`, `weights` (a safetensors file) and `onnx` (an existing folder),
where visual.onnx, textual.onnx and vocabulary.gz will lie. rclip's own files have these names of
inputs and outputs, float32 weights, operator set 18, and any number of rows.
"""

from __future__ import annotations

import importlib
import json
import shutil
import sys
import warnings
from pathlib import Path


def main() -> None:
    """Write the files."""
    request = json.loads(sys.stdin.read())
    folder = Path(request["onnx"])
    torch = importlib.import_module("torch")
    open_clip = importlib.import_module("open_clip")
    model = open_clip.create_model(request["arch"], pretrained=request["weights"]).eval()

    class Texts(torch.nn.Module):  # type: ignore[misc, name-defined]
        def __init__(self) -> None:
            super().__init__()
            self.clip = model

        def forward(self, tokens):  # type: ignore[no-untyped-def]
            return self.clip.encode_text(tokens)

    height, width = model.visual.image_size
    tokens = open_clip.get_tokenizer(request["arch"])(["a photo of a dog", "a tree"])
    for module, example, name in (
        (model.visual, torch.zeros(2, 3, height, width), "visual.onnx"),
        (Texts().eval(), tokens, "textual.onnx"),
    ):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            torch.onnx.export(
                module,
                (example,),
                str(folder / name),
                input_names=["input"],
                output_names=["output"],
                dynamic_axes={"input": {0: "n"}, "output": {0: "n"}},
                opset_version=18,
                dynamo=False,
            )
    vocabulary = Path(open_clip.__path__[0]) / "bpe_simple_vocab_16e6.txt.gz"
    shutil.copyfile(vocabulary, folder / "vocabulary.gz")


if __name__ == "__main__":
    main()
