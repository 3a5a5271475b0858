#!/usr/bin/env python3
"""Fits data/weights.txt: a linear chain (CRF) over the lines of labelled pages, by gradient ascent. Needs numpy.

    fit.py LABELLED.jsonl FEATURES.jsonl OUT.txt [all|even|odd]

LABELLED has a page a line: {"headline": ..., "lines": ["..."], "story": [0|1, ...]}; FEATURES is what the ignored test
`writes_the_features_of_a_labelled_set` makes of it (TRAIN_IN and TRAIN_OUT name the two). Weights are rounded; small ones are left out.
"""
import json
import sys

import numpy as np

PENALTY, STEPS, RATE = 4, 100, 0.15
# A paragraph lost costs more than a blurb kept: prose is given so much more weight than the fit says. Chosen on held-out halves.
PROSE = 0.65
PLACES = ("before", "story", "inside", "after")
BEFORE, STORY, INSIDE, AFTER = range(4)
MAY = [(BEFORE, BEFORE), (BEFORE, STORY), (STORY, STORY), (STORY, INSIDE), (STORY, AFTER), (INSIDE, INSIDE), (INSIDE, STORY), (AFTER, AFTER)]
NEVER = -1e9
ALLOWED = np.full((4, 4), NEVER)
for a, b in MAY:
    ALLOWED[a, b] = 0
FIRST, LAST = np.array([0, 0, NEVER, NEVER]), np.array([NEVER, 0, NEVER, 0])


def places(story):
    """The place of each line; None where a page has no story."""
    at = [i for i, s in enumerate(story) if s]
    if not at:
        return None
    return [BEFORE if i < at[0] else AFTER if i > at[-1] else STORY if s else INSIDE for i, s in enumerate(story)]


def load(labelled, features, part):
    docs = []
    for n, (a, b) in enumerate(zip(open(labelled, encoding="utf8"), open(features, encoding="utf8"))):
        a, b = json.loads(a), json.loads(b)
        names, y = b["names"], places(a["story"])
        if y and (part == "all" or (n % 2 == 0) == (part == "even")):
            docs.append((b["features"], y))
    return docs, names


def fit(docs, names):
    n, size, longest = len(docs), len(names), max(len(y) for _, y in docs)
    whole = np.array([x.startswith("whole.") for x in names], float)
    truth, mask, rows, cols = np.zeros((n, longest, 4)), np.zeros((n, longest)), [], []
    for d, (features, y) in enumerate(docs):
        mask[d, :len(y)] = 1
        for t, (ids, place) in enumerate(zip(features, y)):
            truth[d, t, place] = 1
            rows += [d * longest + t] * len(ids)
            cols += ids
    rows, cols, on = np.array(rows), np.array(cols), mask[:, 1:]
    weights, steps = np.zeros((4, size)), np.zeros((4, 4))
    moments = [[np.zeros_like(v), np.zeros_like(v)] for v in (weights, steps)]
    for it in range(1, STEPS + 1):
        emit = np.zeros((n, longest, 4))
        for k in (BEFORE, STORY, AFTER):
            emit[..., k] = np.bincount(rows, weights[k][cols], n * longest).reshape(n, longest)
        step = steps + ALLOWED
        forth, back = np.zeros((n, longest, 4)), np.zeros((n, longest, 4))
        forth[:, 0], back[:, -1] = FIRST + emit[:, 0], LAST
        for t in range(1, longest):
            x = np.logaddexp.reduce(forth[:, t - 1, :, None] + step, axis=1) + emit[:, t]
            forth[:, t] = np.where(mask[:, t, None] > 0, x, forth[:, t - 1])
        for t in range(longest - 2, -1, -1):
            x = np.logaddexp.reduce(step[None] + (emit[:, t + 1] + back[:, t + 1])[:, None, :], axis=2)
            back[:, t] = np.where(mask[:, t + 1, None] > 0, x, LAST)
        z = np.logaddexp.reduce(forth[:, 0] + back[:, 0], axis=1)
        off = truth - np.exp(np.minimum(forth + back - z[:, None, None], 0)) * mask[..., None]
        up = np.zeros_like(weights)
        for k in (BEFORE, STORY, AFTER):
            pull = np.bincount(cols, off[..., k].reshape(-1)[rows], size)
            up[k] = pull - PENALTY * weights[k] if k == STORY else (pull - 3 * PENALTY * weights[k]) * whole
        pair = forth[:, :-1, :, None] + step + (emit[:, 1:] + back[:, 1:])[:, :, None, :] - z[:, None, None, None]
        seen = np.einsum("nti,ntj->ij", truth[:, :-1] * on[..., None], truth[:, 1:])
        up_steps = seen - (np.exp(np.minimum(pair, 0)) * on[..., None, None]).sum((0, 1)) - 0.1 * steps
        for (m, s), v, g in zip(moments, (weights, steps), (up, up_steps)):
            m += 0.1 * (g - m)
            s += 0.001 * (g * g - s)
            v += RATE * (m / (1 - 0.9 ** it)) / (np.sqrt(s / (1 - 0.999 ** it)) + 1e-8)
    return weights, steps


if __name__ == "__main__":
    docs, names = load(sys.argv[1], sys.argv[2], sys.argv[4] if len(sys.argv) > 4 else "all")
    weights, steps = fit(docs, names)
    for look in ("look.text", "look.sentence"):
        weights[STORY][names.index(look)] += PROSE
    with open(sys.argv[3], "w", encoding="utf8") as out:
        out.write("# What speaks for a line being story (above 0) or page furniture (below 0), and for a phrase standing before or after the\n"
                  "# story; `step` is what it costs to go on, to start and to leave it. Made by training/fit.py; what is not named weighs nothing.\n\n")
        for a, b in MAY:
            out.write(f"step.{PLACES[a]}.{PLACES[b]} {steps[a, b]:.2f}\n")
        for k in (STORY, BEFORE, AFTER):
            for name, weight in zip(names, weights[k]):
                if abs(weight) >= 0.05:
                    out.write(f"{PLACES[k]}.{name} {weight:.2f}\n")
