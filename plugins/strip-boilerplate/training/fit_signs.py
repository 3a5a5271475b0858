#!/usr/bin/env python3
"""Fits data/signs.txt: logistic regression over what is known of a line beside its words. Needs numpy, scipy and scikit-learn.

    fit_signs.py LABELLED.jsonl SIGNS.jsonl OUT.txt [--hold SOURCE]…

LABELLED has a text a line: {"headline": …, "lines": ["…"], "y": [1 where it is of the page, 0 where of the story, null where nobody can
say], "w": how much the text counts, "src": the collection, "told": what the words of each line say by weights that were fitted without the
text, from fit_wording.py --told, or null}; SIGNS is what the ignored test `writes_the_signs_of_a_labelled_set` makes of it (TRAIN_IN and
TRAIN_OUT name the two). With --hold, the texts of a collection are left out, and how many of their lines are told right is
printed.
"""
import argparse
import json

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import LogisticRegression

# The strength of the penalty, inverse; chosen on held-out texts.
C = 0.3
# Words say no more than this, in hundredths.
MOST = 1200
HEAD = """\
# What speaks for a line being the page's (above 0) or the story's (below 0) beside its words, in hundredths of the logarithm of the odds:
# where it stands, what stands around it, its form. Made by training/fit_signs.py from pages in eight languages written for this project, with
# lines of news and of web pages beside them; of none of them a word stands here. What is not named weighs nothing.

"""


def load(labelled, signs):
    with open(signs, encoding="utf8") as of:
        names = json.loads(next(of))["names"]
        rows = []
        for a, b in zip(open(labelled, encoding="utf8"), of):
            a, b = json.loads(a), json.loads(b)
            for line, (worded, ids) in b.items():
                if a["y"][int(line)] is not None:
                    rows.append((ids, a["y"][int(line)], a["w"], a["src"], max(-MOST, min(MOST, worded)) / 100))
    return names, rows


def matrix(rows, size):
    """The signs, and in the last column what the words say."""
    ptr = np.cumsum([0] + [len(ids) + 1 for ids, *_ in rows])
    idx = [i for ids, *_ in rows for i in (*ids, size - 1)]
    said = [v for ids, *_, worded in rows for v in (*[1] * len(ids), worded)]
    return sp.csr_matrix((said, idx, ptr), shape=(len(rows), size))


if __name__ == "__main__":
    args = argparse.ArgumentParser()
    for name in ("labelled", "signs", "out"):
        args.add_argument(name)
    args.add_argument("--hold", action="append", default=[])
    args = args.parse_args()
    names, rows = load(args.labelled, args.signs)
    train = [r for r in rows if r[3] not in args.hold]
    model = LogisticRegression(C=C, max_iter=3000)
    model.fit(matrix(train, len(names)), [r[1] for r in train], sample_weight=[r[2] for r in train])
    for src in args.hold:
        held = [r for r in rows if r[3] == src]
        score, y = model.decision_function(matrix(held, len(names))), np.array([r[1] for r in held])
        told = [f"{t}: {(score[y == 1] >= t).sum()} of {(y == 1).sum()}, wrongly {(score[y == 0] >= t).sum()} of {(y == 0).sum()}"
                for t in (0, 0.5, 1, 1.5, 2)]
        print(src, "; ".join(told))
    weights = dict(zip(names, np.round(100 * model.coef_[0]).astype(int)))
    bias = round(100 * model.intercept_[0])
    with open(args.out, "w", encoding="utf8") as out:
        out.write(HEAD)
        for name in names:
            # Each line stands in one place, so the bias is in these.
            weight = weights[name] + (bias if name.endswith(".is.0") else 0)
            if weight:
                out.write(f"{name} {weight}\n")
