"""Writes small arrays of each type with NumPy, for NumPyTest.

Run with Debian's python3-numpy:  python3 arrays.py ../resources/numpy
"""
import sys
import numpy as np

folder = sys.argv[1] + "/"
values = np.array([[0, 1, 2], [3, 100, 5], [6, 7, 8], [9, 10, 11]])
for name in ["<f8", ">f8", "<f4", "<f2", "<i8", ">i4", "<i2", "|i1", "|u1", "<u2", ">u8", "|b1"]:
    np.save(folder + "x" + name.strip("<>|") + ("_big" if name[0] == ">" else "") + ".npy", values.astype(name))
np.save(folder + "y.npy", np.array([0, 1, 1, 0]))
np.save(folder + "many.npy", np.array([[0, 1], [1, 1], [1, 0], [0, 0]], dtype="u1"))
np.save(folder + "images.npy", values.astype("f4").reshape(4, 3, 1))
np.savez(folder + "stored.npz", x=values.astype("f8"), y=np.array([0.5, 1.5, 2.5, 3.5]))
np.savez_compressed(folder + "zipped.npz", x=values.astype("f8"), y=np.array([0.5, 1.5, 2.5, 3.5]))
np.save(folder + "fortran.npy", np.asfortranarray(values))
np.save(folder + "infinite.npy", np.array([[1.0], [np.inf], [2.0], [3.0]]))
np.save(folder + "missing.npy", np.array([[1.0], [np.nan], [2.0], [3.0]]))
np.save(folder + "complex.npy", values.astype("c16"))
np.save(folder + "records.npy", np.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]))
np.save(folder + "words.npy", np.array(["a", "b", "b", "a"]))
# Three dimensions, columns first: their rows are those of values repeated in their last index.
np.save(folder + "fortran3.npy", np.asfortranarray(np.stack([values, values * 0], axis=2)[:, :, :]))
with open(folder + "xf8.npy", "rb") as whole, open(folder + "longs.npy", "wb") as longs:
    # A shape as Python 2 wrote it; the header is padded with blanks, so that it keeps its length.
    longs.write(whole.read().replace(b"(4, 3), }  ", b"(4L, 3L), }"))
with open(folder + "x" + "f8.npy", "rb") as whole, open(folder + "cut.npy", "wb") as cut:
    cut.write(whole.read()[:-3])
