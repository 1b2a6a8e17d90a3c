package dev.nn.adapters.file.idx;

import dev.nn.adapters.file.disk.Budget;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The content of one IDX file of unsigned bytes. */
record Idx(int[] dimensions, byte[] values) {

    private static final int UNSIGNED_BYTE = 0x08;
    private static final int MAX_DIMENSIONS = 8;

    /** The number of bytes needed to recognise a file; a gzip header may contain a file name. */
    private static final int FIRST_BYTES = 1024;

    /** A malformed file; the message is shown to the user. */
    static final class MalformedIdx extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedIdx(String message) {
            super(message);
        }
    }

    /**
     * Parses a file. Declared sizes are checked against the file's size before anything is
     * allocated.
     */
    static Idx parse(byte[] file) throws IOException {
        boolean zipped = isZipped(file);
        long most = zipped ? Budget.unzipped(file.length) : file.length;
        try (DataInputStream in = new DataInputStream(unzipped(file))) {
            int[] dimensions = header(in);
            long declared = 1;
            for (int dimension : dimensions) {
                declared = Math.multiplyExact(declared, (long) dimension);
            }
            if (declared > most || declared > Integer.MAX_VALUE - 8) {
                throw new MalformedIdx("declares " + declared + " bytes of numbers, more than the file can hold");
            }
            byte[] values = in.readNBytes((int) declared);
            if (values.length < declared) {
                throw new MalformedIdx(
                        "is truncated: found " + values.length + " of " + declared + " bytes of numbers");
            }
            if (in.read() >= 0) {
                throw new MalformedIdx("has extra data after its " + declared + " bytes of numbers");
            }
            return new Idx(dimensions, values);
        } catch (EOFException e) {
            throw new MalformedIdx(zipped ? "is truncated" : "is too short for an IDX file");
        } catch (ZipException e) {
            throw new MalformedIdx("is damaged: " + e.getMessage());
        } catch (ArithmeticException e) {
            throw new MalformedIdx("declares more numbers than any file can hold");
        }
    }

    /**
     * Returns whether a file starts like an IDX file of unsigned bytes with two or more dimensions,
     * plain or gzip.
     */
    static boolean recognises(InputStream file) throws IOException {
        byte[] start = file.readNBytes(FIRST_BYTES);
        try (DataInputStream in = new DataInputStream(unzipped(start))) {
            int magic = in.readInt();
            return magic >>> 8 == UNSIGNED_BYTE && (magic & 0xff) > 1;
        } catch (EOFException | ZipException e) {
            return false;
        }
    }

    private static InputStream unzipped(byte[] bytes) throws IOException {
        InputStream in = new ByteArrayInputStream(bytes);
        return isZipped(bytes) ? new GZIPInputStream(in) : in;
    }

    private static boolean isZipped(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
    }

    private static int[] header(DataInputStream in) throws IOException {
        int magic = in.readInt();
        int type = magic >>> 8;
        int count = magic & 0xff;
        if (type != UNSIGNED_BYTE) {
            throw new MalformedIdx(
                    type >>> 8 == 0 && type >= 0x09 && type <= 0x0e
                            ? "holds numbers of type 0x0" + Integer.toHexString(type)
                                    + "; expected unsigned bytes (0x08)"
                            : "is not an IDX file: it starts with 0x" + String.format("%08x", magic));
        }
        if (count < 1 || count > MAX_DIMENSIONS) {
            throw new MalformedIdx("has " + count + " dimensions; expected 1 to " + MAX_DIMENSIONS);
        }
        int[] dimensions = new int[count];
        for (int d = 0; d < count; d++) {
            dimensions[d] = in.readInt();
            if (dimensions[d] < 0) {
                throw new MalformedIdx("declares a dimension of " + Integer.toUnsignedString(dimensions[d]));
            }
        }
        return dimensions;
    }
}
