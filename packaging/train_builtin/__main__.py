"""Rebuild every weight this project trains: `python packaging/train_builtin DATA WORK`.

DATA holds Flickr8k's `train/`, `train.tsv`, `dev/`, `dev.tsv`; WORK keeps feature maps between
runs (about 7 GB). Writes photoorg/models/flickr8k. Seeds are fixed; sums of floats still depend
on the machine, so other machines give slightly other weights. Dev is looked at, never trained on.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from safetensors.torch import load_file
from train_builtin import captioner, pack, reward, towers
from train_builtin.views import VIEWS, feature_maps, read_split

from photoorg.models import trained, weights
from photoorg.models.builtin import _PROMPT
from photoorg.models.concepts import class_names
from photoorg.models.networks import Captioner


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--only", choices=["captioner", "towers"], help="train one of the two")
    parser.add_argument("--steps", type=int, help="stop the captioner after so many steps")
    chosen = parser.parse_args()
    # Two threads on two busy cores wait for each other; one is faster for networks this small.
    torch.set_num_threads(1)
    chosen.work.mkdir(parents=True, exist_ok=True)
    trained.FOLDER.mkdir(exist_ok=True)
    train, dev = read_split(chosen.data, "train"), read_split(chosen.data, "dev")
    began = time.monotonic()
    maps = [
        feature_maps(train, view, chosen.work / f"train-{view}.f16", half=True) for view in VIEWS
    ]
    dev_maps = feature_maps(dev, "whole", chosen.work / "dev-whole.f16", half=False)
    print(f"features: {(time.monotonic() - began) / 60:.0f} min", flush=True)
    if chosen.only != "towers":
        file = trained.FOLDER / "captioner_tokens.json"
        tokenizer = captioner.train_tokenizer(train.captions, file)
        tokens, lengths = captioner.tokens_by_photo(train, tokenizer)
        held_out = (dev_maps[:500], *(t[:500] for t in captioner.tokens_by_photo(dev, tokenizer)))
        steps = chosen.steps or math.inf
        network = captioner.train(maps, tokens, lengths, held_out, chosen.work, steps)
        if chosen.steps:
            return
        reward.train(network, maps, train, tokenizer, tokens, lengths, chosen.work)
        network = pack.mean_captioner(sorted(chosen.work.glob("captioner-*.safetensors")))
        pack.pack_captioner(network, trained.FOLDER)
    if chosen.only != "captioner":
        stored = load_file(trained.FOLDER / "captioner.safetensors")
        network = Captioner(len(stored["bias"]))
        network.load_state_dict({name: tensor.float() for name, tensor in stored.items()})
        photos = towers.see_photos(maps, network.squeeze.eval(), _classifier())
        captions = towers.read_texts(train.captions, chosen.work / "train-captions.f16")
        prompts = [_PROMPT.format(name) for name in class_names()]
        names = towers.read_texts(prompts, chosen.work / "class-names.f16")
        photo, text = towers.train(photos, captions, train, names)
        pack.pack_towers(photo, text, network, trained.FOLDER)
    pack.write_manifest(trained.FOLDER)
    print(f"all: {(time.monotonic() - began) / 60:.0f} min", flush=True)


def _classifier() -> torch.nn.Linear:
    state = weights.lite2_state()
    layer = torch.nn.Linear(1280, 1000)
    layer.load_state_dict({name: state[f"classifier.{name}"] for name in ("weight", "bias")})
    return layer


if __name__ == "__main__":
    np.seterr(all="raise", under="ignore")
    main()
