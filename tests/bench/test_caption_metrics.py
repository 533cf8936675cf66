"""BLEU and CIDEr against coco-caption's own figures, sacrebleu, and definitions written slowly."""

from __future__ import annotations

import math
from collections.abc import Sequence

import coco_golden
import numpy as np
import pytest
import sacrebleu

from photoorg.bench.caption_metrics import Cider, Tokens, bleu, bleu_statistics, tokenise

REFERENCES = [[tokenise(text) for text in texts] for texts in coco_golden.REFERENCES]
CANDIDATES = [tokenise(text) for text in coco_golden.CANDIDATES]


def corpus_bleu(
    candidates: Sequence[Tokens], references: Sequence[Sequence[Tokens]]
) -> list[float]:
    rows = [bleu_statistics(c, refs) for c, refs in zip(candidates, references, strict=True)]
    sums = np.sum(rows, axis=0, keepdims=True)
    return [float(bleu(sums, order)[0]) for order in (1, 2, 3, 4)]


def random_corpus(seed: int, photos: int = 40) -> tuple[list[Tokens], list[list[Tokens]]]:
    """Three references a photo, and candidates that are one of them with other words put in."""
    rng = np.random.default_rng(seed)
    chances = 1 / np.arange(1, 13)

    def caption() -> Tokens:
        words = rng.choice(list("abcdefghijkl"), rng.integers(1, 12), p=chances / chances.sum())
        return tuple(str(word) for word in words)

    references = [[caption() for _ in range(3)] for _ in range(photos)]
    changes = [rng.random(20) < 0.2 for _ in range(photos)]
    candidates = [
        tuple("z" if change else word for word, change in zip(refs[0], row, strict=False))
        for refs, row in zip(references, changes, strict=True)
    ]
    return candidates, references


def slow_cider(
    candidate: Tokens, references: Sequence[Tokens], corpus: Sequence[Sequence[Tokens]], clip: bool
) -> float:
    """CIDEr by dense vectors over every n-gram of the candidate and the corpus."""
    total = 0.0
    for n in (1, 2, 3, 4):

        def grams(tokens: Tokens, n: int = n) -> list[str]:
            return [" ".join(tokens[i : i + n]) for i in range(len(tokens) - n + 1)]

        vocabulary = sorted(
            {g for refs in corpus for r in refs for g in grams(r)} | set(grams(candidate))
        )
        frequency = np.array(
            [sum(any(g in grams(r) for r in refs) for refs in corpus) for g in vocabulary], float
        )
        idf = np.log(len(corpus) / np.maximum(frequency, 1))
        ours = np.array([grams(candidate).count(g) for g in vocabulary]) * idf
        for reference in references:
            theirs = np.array([grams(reference).count(g) for g in vocabulary]) * idf
            scale = np.linalg.norm(ours) * np.linalg.norm(theirs)
            if scale == 0:
                continue
            dot = (np.minimum(ours, theirs) if clip else ours) @ theirs
            longer = max(len(candidate), 1) - max(len(reference), 1)
            total += dot / scale * (math.exp(-(longer**2) / 72) if clip else 1)
    return 10 * total / 4 / len(references)


@pytest.mark.parametrize(
    ("caption", "words"),
    [
        (
            "Don't go; they're the dogs' owners, isn't it?",
            "do n't go they 're the dogs owners is n't it",
        ),
        ('A man\'s t-shirt -- red... "Hello!"', "a man 's t-shirt red hello"),
        ("1,000 people and/or 3.5 dogs at 7:30", "1,000 people and/or 3.5 dogs at 7:30"),
        ("the U.S. flag (waving)", "the u.s. flag waving"),
        ("it’s a “quoted” word – yes — no", "it 's a quoted word yes no"),
        ("can't", "ca n't"),
        (" . ", ""),
        ("", ""),
    ],
)
def test_words_are_parted_as_in_the_treebank(caption: str, words: str) -> None:
    """Expected words are those of Stanford's PTBTokenizer."""
    assert " ".join(tokenise(caption)) == words


def test_coco_caption_says_the_same() -> None:
    assert corpus_bleu(CANDIDATES, REFERENCES) == pytest.approx(coco_golden.BLEU, abs=1e-8)
    cider = Cider(REFERENCES)
    ours = [cider.clipped(c, refs) for c, refs in zip(CANDIDATES, REFERENCES, strict=True)]
    assert ours == pytest.approx(coco_golden.CIDER, abs=1e-12)


@pytest.mark.parametrize("seed", range(5))
def test_sacrebleu_says_the_same(seed: int) -> None:
    candidates, references = random_corpus(seed)
    texts = [" ".join(candidate) for candidate in candidates]
    streams = [[" ".join(refs[i]) for refs in references] for i in range(3)]
    for order, ours in enumerate(corpus_bleu(candidates, references), 1):
        metric = sacrebleu.BLEU(
            max_ngram_order=order, tokenize="none", smooth_method="none", force=True
        )
        assert ours == pytest.approx(metric.corpus_score(texts, streams).score / 100, abs=1e-9)
        assert ours > 0


def test_bleu_by_hand() -> None:
    sentence = tuple("abcdefgh")
    assert corpus_bleu([sentence], [[sentence]]) == pytest.approx([1, 1, 1, 1])
    # Half as long: every n-gram is right, brevity is exp(1 - 2).
    assert corpus_bleu([sentence[:4]], [[sentence]]) == pytest.approx([math.exp(-1)] * 4)
    # “the” counts as often as one reference has it: 2 of 7 (Papineni et al., example 2).
    the = ("the",) * 7
    references = [tokenise("The cat is on the mat."), tokenise("There is a cat on the mat.")]
    assert corpus_bleu([the], [references]) == pytest.approx([2 / 7, 0, 0, 0])
    # Lengths 3 and 5 are as near to 4: the shorter counts, so there is no penalty.
    assert bleu_statistics(tuple("abcd"), [tuple("abcde"), tuple("abc")])[9] == 3
    assert corpus_bleu([()], [[sentence]]) == [0, 0, 0, 0]


def test_bleu_of_many_corpora_at_once() -> None:
    candidates, references = random_corpus(7)
    rows = [bleu_statistics(c, refs) for c, refs in zip(candidates, references, strict=True)]
    halves = np.array([np.sum(rows[:20], axis=0), np.sum(rows[20:], axis=0)])
    alone = [
        corpus_bleu(candidates[:20], references[:20]),
        corpus_bleu(candidates[20:], references[20:]),
    ]
    assert bleu(halves, 4) == pytest.approx([one[3] for one in alone])


@pytest.mark.parametrize("seed", range(3))
def test_cider_as_defined(seed: int) -> None:
    candidates, references = random_corpus(seed, photos=8)
    cider = Cider(references)
    for candidate, refs in zip(candidates, references, strict=True):
        plain = slow_cider(candidate, refs, references, clip=False)
        clipped = slow_cider(candidate, refs, references, clip=True)
        assert cider.plain(candidate, refs) == pytest.approx(plain, abs=1e-9)
        assert cider.clipped(candidate, refs) == pytest.approx(clipped, abs=1e-9)


def test_cider_by_hand() -> None:
    corpus = [[tuple("abcdef")], [tuple("ghijkl")], [tuple("mnopqr")]]
    cider = Cider(corpus)
    for of in (cider.plain, cider.clipped):
        assert of(tuple("abcdef"), corpus[0]) == pytest.approx(10)
        assert of(tuple("ghijkl"), corpus[0]) == 0
        assert of((), corpus[0]) == 0
        # One word has no bigram: a quarter of the cosine of one word among six.
        short = of(("a",), corpus[0])
        penalty = math.exp(-(5**2) / 72) if of == cider.clipped else 1
        assert short == pytest.approx(10 / 4 / math.sqrt(6) * penalty)
    # Saying a word again gains with CIDEr where it weighs more, and never with CIDEr-D.
    corpus = [[tuple("aab")], [tuple("cd")]]
    assert Cider(corpus).plain(tuple("aaaab"), corpus[0]) < 10
    assert Cider(corpus).clipped(tuple("aaaab"), corpus[0]) < Cider(corpus).plain(
        tuple("aaaab"), corpus[0]
    )
    # What every photo's captions contain weighs nothing.
    assert Cider([[("x",)], [("x",)]]).plain(("x",), [("x",)]) == 0
