#!/usr/bin/env python3
"""Fits data/wording.txt: logistic regression over the words and the form of single lines. Needs numpy, scipy and scikit-learn.

    fit_wording.py LINES.jsonl FEATURES.tsv OUT.txt [--without SOURCE]… [--before WORDING.txt] [--told TOLD.jsonl]

LINES has a line a line: {"text": …, "y": 1 where it speaks of the page, else 0, "w": how much it counts, "src": the collection, "doc": the
text within it, "parts": "all", "words" (of a list: nothing is said of its form), "open" (only how it opens) or "bag" (words in any order)}.
FEATURES is what the ignored test `writes_the_features_of_lines` makes of the texts (TRAIN_IN and TRAIN_OUT name the two).
A word enters only where several lines of several texts that were written for the project hold it (OWN); what other collections hold
helps to weigh it, and no more. With --before, what an earlier fit says of a line is one feature more, and its weights live on in the new
ones: the lines that it was made from need not be there any more. With --told, what is said of each line by weights that were fitted without
its text is written too, in hundredths: what fit_signs.py should weigh, for of the lines that they were fitted on words say too much.
"""
import argparse
import collections
import json
import zlib

import numpy as np
import scipy.sparse as sp
from sklearn.linear_model import SGDClassifier

OWN = ("lists", "lines", "cases", "cases-other", "set-")
LINES, TEXTS = 4, 4
# The strength of the penalty, and how often all lines are seen; chosen on held-out lines.
ALPHA, ROUNDS = 3e-5, 25
# What an earlier fit says counts so much at the start.
BEFORE = 0.3
# Words that weigh less than this are left out: half of them, and held-out lines are told as well.
LEAST = 0.25
# Parts of the texts for --told.
PARTS = 5
# No word tells more by itself: in a language with few lines one opening would.
MOST = 3.5


def kept(names, parts):
    """The features that count for a line, by what is known of it."""
    for n in names:
        form, opens, closes = n.startswith("="), n[0] == "^" and len(n) > 1, n[-1] == "$" and len(n) > 1
        if parts == "all" or parts == "words" and not form or parts == "open" and not (form or closes) \
                or parts == "bag" and not (form or opens or closes):
            yield n


def load(lines, features, without):
    rows = []
    for a, b in zip(open(lines, encoding="utf8"), open(features, encoding="utf8")):
        a = json.loads(a)
        if not any(a["src"].startswith(w) for w in without):
            rows.append((a, list(kept([n for n in b.rstrip("\n").split("\t") if n], a["parts"]))))
    return rows


def read(path):
    """The weights of an earlier fit."""
    weights, part = {}, ""
    for line in open(path, encoding="utf8") if path else ():
        line = line.rstrip("\n")
        if line.startswith("["):
            part = line.strip("[]")
        elif line and not line.startswith("#"):
            weight, name = line.split(" ", 1)
            weights[("=" if part == "form" else "") + name] = int(weight) / 100
    return weights


def fit(rows, before):
    count, texts = collections.Counter(), collections.defaultdict(set)
    for a, names in rows:
        if a["src"].startswith(OWN):
            for n in set(names):
                count[n] += 1
                texts[n].add(a["doc"])
    words = sorted(n for n in count if count[n] >= LINES and len(texts[n]) >= TEXTS or n.startswith("="))
    at = {n: i for i, n in enumerate(words)}
    said = np.array([[BEFORE * sum(before.get(n, 0) for n in names)] for _, names in rows])
    x = sp.hstack([matrix(rows, at), sp.csr_matrix(said)]).tocsr()
    y = np.array([a["y"] for a, _ in rows])
    w = np.array([a["w"] for a, _ in rows], float)
    model = SGDClassifier(loss="log_loss", alpha=ALPHA, max_iter=ROUNDS, tol=None, random_state=1, average=True)
    *new, share = model.fit(x, y, sample_weight=w).coef_[0]
    weights = collections.Counter({n: BEFORE * share * v for n, v in before.items()})
    weights.update(dict(zip(words, new)))
    return in_hundredths(weights, model.intercept_[0])


def in_hundredths(weights, bias):
    """What is kept of a fit. Each line has one width, so the bias is in these."""
    capped = {n: v if n.startswith("=") else max(-MOST, min(MOST, v)) for n, v in weights.items()}
    return {n: round(100 * (v + (bias if n.startswith("=width.") else 0))) for n, v in capped.items()
            if abs(v) >= LEAST or n.startswith("=")}


def told(rows, before):
    """What the words of each line say by a fit without its text: (text, line) and hundredths."""
    part = [zlib.crc32(str(a["doc"]).encode()) % PARTS for a, _ in rows]
    for without in range(PARTS):
        weights = fit([row for row, p in zip(rows, part) if p != without], before)
        for (a, names), p in zip(rows, part):
            if p == without:
                yield a, sum(weights.get(n, 0) for n in names)


def matrix(rows, at):
    """How often each line has each feature."""
    ptr, idx = [0], []
    for _, names in rows:
        idx += [at[n] for n in names if n in at]
        ptr.append(len(idx))
    m = sp.csr_matrix((np.ones(len(idx)), idx, ptr), shape=(len(rows), len(at)))
    m.sum_duplicates()
    return m


def write(path, weights):
    with open(path, "w", encoding="utf8") as out:
        out.write("# How a line that speaks of the page is worded: what speaks for it (above 0) and for the story (below 0), in hundredths of the\n"
                  "# logarithm of the odds. `word`, `stem*`, `two words`, `^how a line opens`, `how it ends$`; any number is 0, any arrow >.\n"
                  "# Made by training/fit_wording.py from lines written for this project; what is not named weighs nothing.\n")
        for part, form in (("form", True), ("words", False)):
            out.write(f"\n[{part}]\n")
            for n in sorted(weights):
                if n.startswith("=") == form and weights[n]:
                    out.write(f"{weights[n]} {n.lstrip('=')}\n")


if __name__ == "__main__":
    args = argparse.ArgumentParser()
    for name in ("lines", "features", "out"):
        args.add_argument(name)
    args.add_argument("--without", action="append", default=[])
    args.add_argument("--before")
    args.add_argument("--told")
    args = args.parse_args()
    rows, before = load(args.lines, args.features, args.without), read(args.before)
    write(args.out, fit(rows, before))
    if args.told:
        with open(args.told, "w", encoding="utf8") as out:
            for line, score in told(rows, before):
                out.write(json.dumps({"doc": line["doc"], "line": line.get("line"), "told": score}) + "\n")
