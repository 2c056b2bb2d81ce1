"""The vocabulary of the embedding model and the vectors that its training starts from."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import jieba
import numpy as np
import torch
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]
from sklearn.utils.extmath import randomized_svd
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers
from tqdm import tqdm

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]


def text_normalizer() -> normalizers.Normalizer:
    """Return what every text passes before it is cut: a number becomes 0, a mark a space.

    A static model cannot tell 384.6 from 387.7, so all numbers share one light token; a number
    that a Latin letter follows is a name (5g) and stays.
    """
    return normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            normalizers.Replace(Regex(r"(?>[0-9]+(?:[.,][0-9]+)*)(?![a-z])"), "0"),
            normalizers.Replace(Regex(r"[^\p{Han}a-z0-9%]+"), " "),
        ]
    )


def count_words(texts: Sequence[str]) -> Counter[str]:
    """Return how often each dictionary word stands in the texts."""
    normalizer = text_normalizer()
    counts: Counter[str] = Counter()
    for text in tqdm(texts, desc="words", mininterval=1):
        counts.update(w for w in jieba.cut(normalizer.normalize_str(text), HMM=False) if w.strip())
    return counts


def build_tokenizer(counts: Counter[str], size: int) -> Tokenizer:
    """Return a tokenizer of about `size` tokens: all characters seen, then the commonest words."""
    characters: Counter[str] = Counter()
    for word, count in counts.items():
        for character in word:
            characters[character] += count
    pieces = {character for character, count in characters.items() if count > 2}
    words = [w for w, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    words = [word for word in words if 2 <= len(word) <= 6]
    pieces.update(words[: max(size - len(pieces), 0)])
    total = counts.total()
    scores = {piece: math.log(max(counts[piece], 0.5) / total) for piece in pieces}
    vocabulary = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    # A score below every word's: an unknown character is cut off alone.
    tokenizer = Tokenizer(models.Unigram([("[UNK]", -30.0), *vocabulary], 0, False))
    tokenizer.normalizer = text_normalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return tokenizer


def words_of(tokenizer: Tokenizer) -> list[str]:
    """Return the tokenizer's words in the order of their ids."""
    vocabulary = tokenizer.get_vocab()
    return sorted(vocabulary, key=vocabulary.__getitem__)


def cut(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Ids]:
    """Return each text's token ids."""
    encodings = tokenizer.encode_batch(list(texts), add_special_tokens=False)
    return [np.array(encoding.ids, dtype=np.int64) for encoding in encodings]


def first_vectors(
    texts: Sequence[Ids], words: int, dimension: int, *, window: int = 5, seed: int = 0
) -> Floats:
    """Return vectors `(words, dimension)` in which words of like neighbours are near.

    Positive pointwise mutual information, its context counts smoothed by 0.75 (Levy et al. 2015),
    cut down by SVD; each row weighs a / (a + p(word)) (Arora et al. 2017).
    """
    gap = np.full(window, -1)  # so that no window reaches into the next text
    stream = np.concatenate([np.concatenate([text, gap]) for text in texts])
    counts = np.bincount(stream[stream >= 0], minlength=words)
    pairs = sparse.csr_matrix((words, words), dtype=np.float32)
    for distance in tqdm(range(1, window + 1), desc="neighbours"):
        left, right = stream[:-distance], stream[distance:]
        known = (left > 0) & (right > 0)
        ones = np.ones(int(known.sum()), dtype=np.float32)
        pairs += sparse.csr_matrix((ones, (left[known], right[known])), shape=pairs.shape)
    pairs = (pairs + pairs.T).tocoo()
    totals = np.asarray(pairs.sum(axis=1)).ravel() + 1e-9
    contexts = totals**0.75 * (totals.sum() / (totals**0.75).sum())
    information = np.log(pairs.data * totals.sum() / (totals[pairs.row] * contexts[pairs.col]))
    kept = (information > 0) & (pairs.data > 1)
    cells = (information[kept], (pairs.row[kept], pairs.col[kept]))
    matrix = sparse.csr_matrix(cells, shape=pairs.shape)
    left_vectors, values, _ = randomized_svd(
        matrix, min(dimension, words - 1), n_iter=3, random_state=seed
    )
    vectors = left_vectors * np.sqrt(values)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    weights = 1e-3 / (1e-3 + counts / counts.sum())
    return np.asarray(vectors * weights[:, None], dtype=np.float32)


def inner_parts(words: Sequence[str]) -> torch.Tensor:
    """Return a sparse matrix `(words, words)` from each word to the shorter words within it."""
    numbers = {word: i for i, word in enumerate(words)}
    cells: list[tuple[int, int, float]] = []
    for number, word in enumerate(words[1:], start=1):
        ends = [(i, j) for i in range(len(word)) for j in range(i + 1, len(word) + 1)]
        parts = sorted({word[i:j] for i, j in ends if word[i:j] != word} & numbers.keys())
        cells += [(number, numbers[part], len(parts) ** -0.5) for part in parts]
    rows, columns, values = zip(*cells, strict=True) if cells else ((), (), ())
    places = torch.tensor([rows, columns], dtype=torch.long)
    numbers_of = torch.tensor(values, dtype=torch.float32)
    size = (len(words), len(words))
    return torch.sparse_coo_tensor(places, numbers_of, size, check_invariants=True).coalesce()
