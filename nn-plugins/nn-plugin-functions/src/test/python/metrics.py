"""Writes src/test/resources/metrics.txt: five fixed sets of predictions with scikit-learn's figures.

Lines: `set NAME classes N` or `set NAME numbers N`; `row ...` one sample: actual, predicted, then probabilities, or the
actual numbers, then the predicted ones; `figure METRIC VALUE`.
"""
import sys
import warnings

import numpy as np
import sklearn
from sklearn import metrics as m

warnings.filterwarnings("ignore")
lines = [f"# scikit-learn {sklearn.__version__}; made by src/test/python/metrics.py"]


def figure(name, value):
    lines.append(f"figure {name} {float(value)!r}")


def classes(name, count, actual, p):
    """Probabilities are rounded, so that there are ties."""
    lines.append(f"set {name} classes {count}")
    predicted = p.argmax(axis=1) if count > 2 else (p[:, 1] > 0.5).astype(int)
    for a, q, row in zip(actual, predicted, p):
        lines.append("row " + " ".join([str(a), str(q)] + [repr(float(v)) for v in row]))
    labels = list(range(count))
    codes = np.eye(count)[actual]
    figure("accuracy", m.accuracy_score(actual, predicted))
    figure("balanced_accuracy", m.balanced_accuracy_score(actual, predicted))
    for average in ["binary"] * (count == 2) + ["macro", "micro", "weighted"]:
        ending = "" if average == "binary" else "_" + average
        figure("precision" + ending, m.precision_score(actual, predicted, average=average, zero_division=0))
        figure("recall" + ending, m.recall_score(actual, predicted, average=average, zero_division=0))
        figure("f1" + ending, m.f1_score(actual, predicted, average=average, zero_division=0))
    figure("mcc", m.matthews_corrcoef(actual, predicted))
    figure("kappa", m.cohen_kappa_score(actual, predicted))
    figure("log_loss", m.log_loss(actual, p, labels=labels))
    if count == 2:
        figure("brier", m.brier_score_loss(actual, p[:, 1]))
        figure("roc_auc", m.roc_auc_score(actual, p[:, 1]))
        figure("pr_auc", m.average_precision_score(actual, p[:, 1]))
    else:
        # This version judges two classes only; over several it is the sum over classes, as Brier has it.
        figure("brier", ((p - codes) ** 2).sum(axis=1).mean())
        if len(set(actual)) == count:
            figure("roc_auc", m.roc_auc_score(actual, p, multi_class="ovr", labels=labels))
        figure("pr_auc", m.average_precision_score(codes, p, average="macro"))
        figure("top_k_accuracy", m.top_k_accuracy_score(actual, p, k=2, labels=labels))


def numbers(name, actual, predicted):
    lines.append(f"set {name} numbers {actual.shape[1]}")
    for a, q in zip(actual, predicted):
        lines.append("row " + " ".join(repr(float(v)) for v in [*a, *q]))
    figure("mae", m.mean_absolute_error(actual, predicted))
    figure("mse", m.mean_squared_error(actual, predicted))
    figure("rmse", m.mean_squared_error(actual, predicted, squared=False))
    figure("mape", m.mean_absolute_percentage_error(actual, predicted))
    figure("r2", m.r2_score(actual, predicted))
    figure("max_error", max(m.max_error(a, q) for a, q in zip(actual.T, predicted.T)))


def distribution(rng, rows, count):
    p = np.round(rng.dirichlet(np.ones(count), rows), 1)
    p[:, 0] += 1 - p.sum(axis=1)
    p = np.abs(np.round(p, 1))
    return p / p.sum(axis=1, keepdims=True)


rng = np.random.default_rng(5)
p = np.round(rng.random(40), 1)
classes("two", 2, (rng.random(40) < 0.3 + 0.4 * p).astype(int), np.column_stack([1 - p, p]))
classes("three", 3, rng.integers(0, 3, 50), distribution(rng, 50, 3))
# Class 4 is never actual, class 1 rare.
classes("five", 5, rng.choice([0, 1, 2, 3], 60, p=[0.5, 0.05, 0.25, 0.2]), distribution(rng, 60, 5))
actual = np.round(rng.normal(3, 2, (30, 1)), 2)
numbers("one", actual, np.round(actual + rng.normal(0, 1, (30, 1)), 2))
actual = np.column_stack([np.full(20, 7.0), np.round(rng.normal(0, 100, 20), 1)])
actual[3, 1] = 0
numbers("several", actual, np.round(actual + rng.normal(0, 10, (20, 2)), 1))
open(sys.argv[1] if len(sys.argv) > 1 else "src/test/resources/metrics.txt", "w").write("\n".join(lines) + "\n")
