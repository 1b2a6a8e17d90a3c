"""Writes the parameters that PyTorch reaches after a few epochs with each optimizer, in float64.

Run with Debian's python3-torch:  python3 trajectories.py > ../resources/trajectories.txt
A line: name | optimizer | parameter=value ... | all parameters (weights [inputs, outputs], bias) layer by layer; settings
that begin with a dot are rules beside the optimizer.
"""
import inspect
import math
import torch
from torch.optim import nadam

torch.set_num_threads(1)
# NAdam keeps its product of momenta in the default type, whatever the parameters are.
torch.set_default_dtype(torch.float64)
# PyTorch 1.13 multiplies mu into NAdam's next product twice; its own documentation, Dozat's paper and PyTorch 2 don't.
_wrong = "mu_product * mu * mu_next"
_source = inspect.getsource(nadam._single_tensor_nadam)
if _wrong in _source:
    exec(_source.replace(_wrong, "mu_product * mu_next"), nadam.__dict__)

EPOCHS, BATCH = 5, 3
SIZES = [3, 4, 2]


def wave(index, scale):
    return scale * math.sin(1.0 + 1.7 * index)


def tensor(rows, columns, start, scale):
    return torch.tensor([[wave(start + r * columns + c, scale) for c in range(columns)] for r in range(rows)],
                        dtype=torch.float64)


X = tensor(7, SIZES[0], 100, 1.5)
T = torch.tensor([r % 2 for r in range(7)])


def train(make, l1=0.0, l2=0.0, clip_value=None, clip_norm=None, max_norm=None, smoothing=0.0, frozen=None,
          class_weights=None, batch=BATCH):
    parameters = []
    for n in range(len(SIZES) - 1):
        parameters.append(tensor(SIZES[n], SIZES[n + 1], 1000 * n, 0.8).requires_grad_())
        parameters.append(tensor(1, SIZES[n + 1], 1000 * n + 500, 0.3).requires_grad_())
    optimizer = make(parameters if frozen is None else parameters[:2 * frozen] + parameters[2 * frozen + 2:])
    for _ in range(EPOCHS):
        for start in range(0, len(X), batch):
            x, t = X[start:start + batch], T[start:start + batch]
            optimizer.zero_grad()
            hidden = torch.tanh(x @ parameters[0] + parameters[1])
            loss = torch.nn.functional.cross_entropy(hidden @ parameters[2] + parameters[3], t,
                                                     label_smoothing=smoothing,
                                                     weight=class_weights)
            for weights in parameters[::2]:
                loss = loss + l1 * weights.abs().sum() + l2 / 2 * (weights ** 2).sum()
            loss.backward()
            if clip_value is not None:
                torch.nn.utils.clip_grad_value_(parameters, clip_value)
            if clip_norm is not None:
                torch.nn.utils.clip_grad_norm_(parameters, clip_norm)
            optimizer.step()
            if max_norm is not None:
                for weights in parameters[::2]:
                    # Over the columns; renorm's own 1e-7 is left out.
                    norms = weights.data.norm(dim=0, keepdim=True)
                    weights.data.mul_(torch.clamp(max_norm / norms, max=1))
    return [v for p in parameters for v in p.detach().flatten().tolist()]


O = torch.optim
CASES = [
    ("sgd", "sgd", "learning_rate=0.1", lambda p: O.SGD(p, lr=0.1)),
    ("sgd momentum", "sgd", "learning_rate=0.1 momentum=0.9", lambda p: O.SGD(p, lr=0.1, momentum=0.9)),
    ("sgd dampened", "sgd", "learning_rate=0.1 momentum=0.9 dampening=0.3",
     lambda p: O.SGD(p, lr=0.1, momentum=0.9, dampening=0.3)),
    ("sgd nesterov", "sgd", "learning_rate=0.1 momentum=0.9 nesterov=true",
     lambda p: O.SGD(p, lr=0.1, momentum=0.9, nesterov=True)),
    ("sgd decayed", "sgd", "learning_rate=0.1 momentum=0.5 weight_decay=0.05",
     lambda p: O.SGD(p, lr=0.1, momentum=0.5, weight_decay=0.05)),
    ("adam", "adam", "", lambda p: O.Adam(p)),
    ("adam tuned", "adam", "learning_rate=0.05 beta1=0.8 beta2=0.95 epsilon=0.0001 weight_decay=0.02",
     lambda p: O.Adam(p, lr=0.05, betas=(0.8, 0.95), eps=1e-4, weight_decay=0.02)),
    ("adamw", "adamw", "", lambda p: O.AdamW(p)),
    ("adamw tuned", "adamw", "learning_rate=0.05 weight_decay=0.1", lambda p: O.AdamW(p, lr=0.05, weight_decay=0.1)),
    ("rmsprop", "rmsprop", "", lambda p: O.RMSprop(p)),
    ("rmsprop tuned", "rmsprop", "learning_rate=0.02 alpha=0.9 momentum=0.5 weight_decay=0.02",
     lambda p: O.RMSprop(p, lr=0.02, alpha=0.9, momentum=0.5, weight_decay=0.02)),
    ("adagrad", "adagrad", "", lambda p: O.Adagrad(p)),
    ("adagrad tuned", "adagrad", "learning_rate=0.1 weight_decay=0.02",
     lambda p: O.Adagrad(p, lr=0.1, weight_decay=0.02)),
    ("adadelta", "adadelta", "", lambda p: O.Adadelta(p)),
    ("adadelta tuned", "adadelta", "learning_rate=0.5 rho=0.8 epsilon=0.0001 weight_decay=0.02",
     lambda p: O.Adadelta(p, lr=0.5, rho=0.8, eps=1e-4, weight_decay=0.02)),
    ("nadam", "nadam", "", lambda p: O.NAdam(p)),
    ("nadam tuned", "nadam", "learning_rate=0.05 beta1=0.8 weight_decay=0.02 momentum_decay=0.01",
     lambda p: O.NAdam(p, lr=0.05, betas=(0.8, 0.999), weight_decay=0.02, momentum_decay=0.01)),
]

RULES = [
    ("l1", ".l1=0.03", dict(l1=0.03)),
    ("l2", ".l2=0.2", dict(l2=0.2)),
    ("clipped by value", ".clip_value=0.05", dict(clip_value=0.05)),
    ("clipped by norm", ".clip_norm=0.2", dict(clip_norm=0.2)),
    ("largest norm", ".max_norm=0.9", dict(max_norm=0.9)),
    ("smoothed", ".smoothing=0.2", dict(smoothing=0.2)),
    ("first layer frozen", ".frozen=0", dict(frozen=0)),
    ("weighted classes", ".weight0=0.5 .weight1=3", dict(class_weights=torch.tensor([0.5, 3.0]))),
    ("two batches a step", ".batch=2 .accumulated=2", dict(batch=4)),
    ("weighted, three batches a step", ".weight0=2 .weight1=0.25 .batch=2 .accumulated=3",
     dict(class_weights=torch.tensor([2.0, 0.25]), batch=6)),
    ("all together", ".l1=0.01 .l2=0.1 .clip_value=0.1 .clip_norm=0.15 .max_norm=0.9 .smoothing=0.1",
     dict(l1=0.01, l2=0.1, clip_value=0.1, clip_norm=0.15, max_norm=0.9, smoothing=0.1)),
]

print("# PyTorch %s, float64; made by src/test/python/trajectories.py" % torch.__version__)
for name, optimizer, settings, make in CASES:
    print(" | ".join([name, optimizer, settings, " ".join(repr(v) for v in train(make))]))
for name, settings, rules in RULES:
    made = train(lambda p: O.SGD(p, lr=0.1, momentum=0.9), **rules)
    print(" | ".join([name, "sgd", "learning_rate=0.1 momentum=0.9 " + settings, " ".join(repr(v) for v in made)]))
