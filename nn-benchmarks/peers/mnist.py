"""The MNIST run in PyTorch, with the same network, optimizer, batches and epochs.

Reads the files and evaluates the test set.

python3 mnist.py FOLDER THREADS SEED, where the folder holds the four gzip files under their usual names.
"""

import gzip
import struct
import sys

import numpy
import torch

folder, threads, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
torch.set_num_threads(threads)
torch.manual_seed(seed)


def idx(name):
    with gzip.open(f"{folder}/{name}", "rb") as file:
        data = file.read()
    count = data[3]
    shape = struct.unpack(f">{count}I", data[4 : 4 + 4 * count])
    return numpy.frombuffer(data, dtype=numpy.uint8, offset=4 + 4 * count).reshape(shape)


def samples(part):
    images = torch.from_numpy(idx(f"{part}-images-idx3-ubyte.gz").reshape(-1, 784).copy()).float() / 255
    return images, torch.from_numpy(idx(f"{part}-labels-idx1-ubyte.gz").copy()).long()


train, train_labels = samples("train")
test, test_labels = samples("t10k")
net = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
loss = torch.nn.CrossEntropyLoss()
for epoch in range(10):
    order = torch.randperm(len(train))
    for start in range(0, len(train), 128):
        rows = order[start : start + 128]
        optimizer.zero_grad()
        loss(net(train[rows]), train_labels[rows]).backward()
        optimizer.step()
with torch.no_grad():
    for name, images, labels in ("train", train, train_labels), ("test", test, test_labels):
        outputs = net(images)
        accuracy = (outputs.argmax(1) == labels).float().mean().item()
        print(f"{name} loss {loss(outputs, labels).item():.4f} accuracy {accuracy:.4f}")
