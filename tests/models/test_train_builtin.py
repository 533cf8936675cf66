"""The losses and batches of the scripts that train the built-in parts."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from train_builtin.captioner import EACH, END, _shifted, tokens_by_photo, train_tokenizer
from train_builtin.towers import contrastive
from train_builtin.views import Split


def test_the_contrastive_loss_is_infonce_both_ways() -> None:
    """Against sums written out for every caption and photo."""
    photos, each = 4, 3
    scores = torch.randn(photos, photos, each, generator=torch.Generator().manual_seed(0)) * 3
    table = scores.double().numpy()
    to_photo, to_caption = [], []
    for j in range(photos):
        for k in range(each):
            own = table[j, j, k]
            to_photo.append(np.log(np.exp(table[:, j, k]).sum()) - own)
            others = [table[j, i, m] for i in range(photos) if i != j for m in range(each)]
            to_caption.append(np.log(np.exp([own, *others]).sum()) - own)
    expected = (np.mean(to_photo) + np.mean(to_caption)) / 2
    assert float(contrastive(scores)) == pytest.approx(expected, rel=1e-5)


def test_captions_are_shifted_and_padded(tmp_path) -> None:
    texts = ["a dog runs", "a cat", "dogs and cats run", "a dog", "a cat sits", "one more"]
    split = Split([tmp_path / "a.jpg", tmp_path / "b.jpg"], np.array([0, 0, 0, 0, 0, 1]), texts)
    tokenizer = train_tokenizer(texts, tmp_path / "tokens.json")
    tokens, lengths = tokens_by_photo(split, tokenizer)
    assert tokens.shape[:2] == (2, EACH)
    given, wanted = _shifted(tokens, lengths, torch.tensor([0, 1]))
    assert (given[:, :, 0] == END).all()
    for photo in range(2):
        own = np.flatnonzero(split.owners == photo)
        for place in range(EACH):
            text = texts[own[place % len(own)]]
            ids = [*tokenizer.encode(text).ids, END]
            counted = wanted[photo, place][wanted[photo, place] >= 0].tolist()
            assert counted == ids
            assert given[photo, place, 1 : len(ids)].tolist() == ids[:-1]
