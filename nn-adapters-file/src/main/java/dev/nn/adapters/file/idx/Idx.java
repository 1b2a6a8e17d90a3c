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
    private static final int MOST_DIMENSIONS = 8;

    /** A gzip header may carry a file name; this is enough to tell what follows it. */
    private static final int FIRST_BYTES = 1024;

    /** What is wrong with a file, for people. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /** Nothing is allocated on the word of the file: declared sizes are held against the bytes that there are. */
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
                throw new Malformed("declares " + declared + " bytes of numbers, more than the file can hold");
            }
            byte[] values = in.readNBytes((int) declared);
            if (values.length < declared) {
                throw new Malformed("is cut off: " + values.length + " of " + declared + " bytes of numbers are there");
            }
            if (in.read() >= 0) {
                throw new Malformed("goes on after its " + declared + " bytes of numbers");
            }
            return new Idx(dimensions, values);
        } catch (EOFException e) {
            throw new Malformed(zipped ? "is cut off" : "is too short for an IDX file");
        } catch (ZipException e) {
            throw new Malformed("is damaged: " + e.getMessage());
        } catch (ArithmeticException e) {
            throw new Malformed("declares more numbers than any file can hold");
        }
    }

    /** Whether these are the first bytes of unsigned bytes in two dimensions or more, zipped or not. */
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
            throw new Malformed(
                    type >>> 8 == 0 && type >= 0x09 && type <= 0x0e
                            ? "holds numbers of type 0x0" + Integer.toHexString(type)
                                    + "; unsigned bytes (0x08) are read"
                            : "is no IDX file: it begins with 0x" + String.format("%08x", magic));
        }
        if (count < 1 || count > MOST_DIMENSIONS) {
            throw new Malformed("has " + count + " dimensions; 1 to " + MOST_DIMENSIONS + " are read");
        }
        int[] dimensions = new int[count];
        for (int d = 0; d < count; d++) {
            dimensions[d] = in.readInt();
            if (dimensions[d] < 0) {
                throw new Malformed("declares a dimension of " + Integer.toUnsignedString(dimensions[d]));
            }
        }
        return dimensions;
    }
}
