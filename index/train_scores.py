"""How well the model, BM25 and both together find the passages of held-out queries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index import regexes
from index.train_pairs import Pair

Floats = NDArray[np.float32]
Ids = NDArray[np.int64]
Encode = Callable[[Sequence[str]], Floats]

MEASURES = ("recall@1", "recall@5", "recall@10", "mrr")
LEDGERS = Path(__file__).parent.parent / "data" / "ledgers"
# A sanity check in everyday words, never trained or tuned on: file, number of the entry, question.
QUESTIONS = """
qingdao-2024-q1 1 GDP增速怎么样
qingdao-2024-q1 2 财政收入完成了多少
qingdao-2024-q1 4 消费市场情况如何
qingdao-2024-q1 5 老百姓的收入涨了多少
qingdao-2024-q1 7 国家级实验室创建到哪一步了
qingdao-2024-q1 9 工厂换新机器的补贴发了没有
qingdao-2024-q1 13 轨道交通什么时候通车
qingdao-2024-q1 14 公租房建得怎么样了
qingdao-2024-q1 15 移动通信网络建设情况
qingdao-2024-q1 16 自贸区改革有哪些经验被推广
qingdao-2024-q1 20 制造业数转智改做了哪些工作
qingdao-2024-q1 21 老百姓办事少交材料推进得怎么样
qingdao-2024-q1 22 看病做的化验别的医院认不认
qingdao-2024-q1 23 历史建筑修缮了多少
qingdao-2024-q1 24 旧村改造回迁房
qingdao-2024-q1 25 公园和步行道修建情况
qingdao-2024-q1 27 治理堵车有什么进展
qingdao-2024-q1 29 土特产品牌培育情况
qingdao-2024-q1 31 美丽村庄创建情况
qingdao-2024-q1 32 治河和排水处理设施升级
qingdao-2024-q1 33 电网工程和风电光伏
qingdao-2024-q1 35 植树造林进展
qingdao-2024-q1 36 海上观光坐船的线路
qingdao-2024-q1 37 医院新建扩建项目进度
qingdao-2025-q1 5 轨道交通建设进展
qingdao-2025-q1 3 重大工程开工率和投资额
qingdao-2025-q1 7 企业研发平台认定情况
qingdao-2025-q1 11 政府对科研的投入增加了多少
qingdao-2025-q1 12 成果转化中间试验基地布局
qingdao-2025-q1 17 家门口的便民商业怎么样了
qingdao-2025-q1 20 码头泊位建设进度
qingdao-2025-q1 21 新增了几条远洋货运线路
qingdao-2025-q1 22 私营龙头企业培育
qingdao-2025-q1 26 小胡同整修了多少
qingdao-2025-q1 27 种子新品种选育情况
qingdao-2025-q1 28 智能化种田示范
qingdao-2025-q1 31 农村自来水普及情况
qingdao-2025-q1 32 乡镇排污设施建设
qingdao-2025-q1 34 绿电规模有多大
qingdao-2025-q1 36 节能环保楼房面积
qingdao-2025-q1 37 水土保持做得怎么样
qingdao-2025-q1 39 医院临床专科培育
qingdao-2025-q1 41 大医院医生下乡支援
qingdao-2025-q1 42 社保扩面新增多少人
qingdao-2025-q1 43 残障人士家里设施改造
qingdao-2025-q1 44 群众体育赛事办了多少场
"""


def score_table(encode: Encode, pools: dict[str, list[list[Pair]]]) -> str:
    """Return a Markdown table of every set's scores; each pool of a set is ranked by itself."""
    rows: list[tuple[str, ...]] = [("set", "ranked by", *MEASURES), ("---",) * 6]
    for name, parts in pools.items():
        for method, scores in compare(encode, parts).items():
            rows.append((name, method, *(f"{scores[measure]:.3f}" for measure in MEASURES)))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def ledger_pools(folder: Path = LEDGERS) -> list[list[Pair]]:
    """Return a pool a ledger: its questions over their entries, the other entries unasked."""
    asked: dict[str, dict[str, str]] = {}
    for line in QUESTIONS.strip().splitlines():
        name, number, question = line.split()
        asked.setdefault(name, {})[number] = question
    return [
        [
            Pair(questions.get(number, ""), entry)
            for number, entry in _entries(folder / f"{name}.txt")
        ]
        for name, questions in asked.items()
    ]


def _entries(path: Path) -> list[tuple[str, str]]:
    """Return number and text of each entry: the two files' own layout, not every ledger's."""
    cells = regexes.split(r"\n\t(?=\d+\n\t)", path.read_text(encoding="utf-8"))[1:]
    return [(cell.split("\n", 1)[0], cell.split("\n", 1)[1].strip()) for cell in cells]


def character_bigrams(text: str) -> list[str]:
    """Return the pairs of neighbouring letters and figures, none across a mark."""
    words = regexes.findall(r"\w+", text.lower())
    return [word[i : i + 2] for word in words for i in range(max(len(word) - 1, 1))]


def bm25(queries: Sequence[str], passages: Sequence[str]) -> Floats:
    """Return the BM25 scores `(queries, passages)` over character bigrams."""
    index = bm25s.BM25()
    index.index([character_bigrams(passage) for passage in passages], show_progress=False)
    rows = np.zeros((len(queries), len(passages)), dtype=np.float32)
    for row, query in zip(rows, queries, strict=True):
        known = [bigram for bigram in character_bigrams(query) if bigram in index.vocab_dict]
        if known:
            row[:] = index.get_scores(known)
    return rows


def standardized(scores: Floats) -> Floats:
    """Return each query's scores as distances from their mean in standard deviations."""
    centred = scores - scores.mean(axis=1, keepdims=True)
    return np.asarray(centred / (scores.std(axis=1, keepdims=True) + 1e-9), dtype=np.float32)


def ranks(scores: Floats, wanted: Ids) -> Ids:
    """Return the rank of each query's passage, from 0; what ties with it stands before it."""
    own = scores[np.arange(len(wanted)), wanted]
    return np.asarray((scores >= own[:, None]).sum(axis=1) - 1, dtype=np.int64)


def compare(encode: Encode, pools: Sequence[Sequence[Pair]]) -> dict[str, dict[str, float]]:
    """Return the scores of BM25, of the model and of two sums, each pool ranked by itself."""
    found: dict[str, list[Ids]] = {}
    for pairs in pools:
        passages = list(dict.fromkeys(pair.passage for pair in pairs))
        asked = [pair for pair in pairs if pair.query]
        queries = [pair.query for pair in asked]
        wanted = np.array([passages.index(pair.passage) for pair in asked], dtype=np.int64)
        lexical, dense = bm25(queries, passages), encode(queries) @ encode(passages).T
        left, right = standardized(lexical), standardized(dense)
        ways = {
            "BM25": lexical,
            "model": dense,
            "sum": left + right,
            "BM25 + 2 model": left + 2 * right,
        }
        for name, scores in ways.items():
            found.setdefault(name, []).append(ranks(scores, wanted))
    return {name: summary(np.concatenate(parts)) for name, parts in found.items()}


def summary(found: Ids) -> dict[str, float]:
    """Return recall@1, @5 and @10 and the mean reciprocal rank of ranks that count from 0."""
    recalls = {f"recall@{k}": float((found < k).mean()) for k in (1, 5, 10)}
    return recalls | {"mrr": float((1 / (found + 1)).mean())}
