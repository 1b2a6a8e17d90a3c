package dev.nn.adapters.file.numpy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One array: a header that gives type and shape, then its numbers, rows or columns first. Source of the format: NumPy enhancement proposal 1.
 *
 * @param numbers the bytes after the header
 * @param step from a row to the next, in numbers
 * @param places from a row's start to each of its numbers, the last dimension changing fastest
 */
record NumPyArray(ByteBuffer numbers, Type type, int rows, int step, int[] places) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MOST_DIMENSIONS = 64;
    private static final int MOST_SHOWN = 40;
    private static final int VERSION_1_START = 10;
    private static final int VERSION_2_START = 12;
    private static final Pattern DESCR = Pattern.compile("'descr':\\s*'?([^']*)'");
    private static final Pattern NUMBERS = Pattern.compile("([<>|=])([fiub])([0-9])");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order':\\s*True");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9L, ]*)\\)");

    /** What is wrong with a file, for people. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /** A kind of number and its size in bytes. */
    record Type(char kind, int size) {
        boolean isFloat() {
            return kind == 'f';
        }
    }

    /** Whether these are the first bytes of an array. */
    static boolean recognises(byte[] start) {
        return start.length >= MAGIC.length && Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** The array of a file; nothing is allocated on its word. */
    static NumPyArray parse(ByteBuffer file) throws IOException {
        ByteBuffer bytes = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        if (bytes.remaining() < VERSION_2_START) {
            throw new Malformed("is too short for an array");
        }
        bytes.get(0, magic);
        if (!recognises(magic)) {
            throw new Malformed("is no NPY file");
        }
        int version = bytes.get(MAGIC.length);
        int start = version == 1 ? VERSION_1_START : VERSION_2_START;
        long length = version == 1
                ? bytes.getShort(VERSION_1_START - Short.BYTES) & 0xffff
                : bytes.getInt(VERSION_2_START - Integer.BYTES) & 0xffffffffL;
        if (version < 1 || version > 3 || start + length > bytes.limit()) {
            throw new Malformed("is cut off, or no NPY file of version 1 to 3");
        }
        byte[] header = new byte[(int) length];
        bytes.get(start, header);
        ByteBuffer numbers = bytes.slice(start + (int) length, bytes.limit() - start - (int) length);
        return of(new String(header, StandardCharsets.UTF_8), numbers);
    }

    private static NumPyArray of(String header, ByteBuffer numbers) throws Malformed {
        Matcher kind = DESCR.matcher(header);
        String found = kind.find() ? kind.group(1) : "";
        Matcher descr = NUMBERS.matcher(found);
        Matcher shape = SHAPE.matcher(header);
        if (!shape.find()) {
            throw new Malformed("has no shape in its header");
        }
        Optional<Type> type = descr.matches()
                ? Optional.of(new Type(descr.group(2).charAt(0), Integer.parseInt(descr.group(3))))
                : Optional.empty();
        if (type.filter(NumPyArray::isRead).isEmpty()) {
            String words = found.matches("[<>|=]?[USaO].*")
                    ? "; numpy.unique(words, return_inverse=True)[1] makes numbers of words"
                    : "";
            throw new Malformed("holds " + (found.startsWith("[") ? "records" : "elements of type '" + found + "'")
                    + ", expected booleans, whole numbers of 1 to 8 bytes, or floats of 2, 4 or 8" + words);
        }
        // Python 2 wrote long numbers with an L.
        String plain = shape.group(1).replaceAll("([0-9])L", "$1");
        // Piece by piece: a pattern of all of them would need a stack as deep as there are dimensions.
        List<String> pieces =
                Arrays.stream(plain.split(",", -1)).map(String::strip).toList();
        List<String> written = pieces.get(pieces.size() - 1).isEmpty() ? pieces.subList(0, pieces.size() - 1) : pieces;
        if (!written.stream().allMatch(size -> size.matches("[0-9]+"))) {
            throw new Malformed("has the shape (" + cut(shape.group(1)) + "), which is none");
        } else if (written.size() > MOST_DIMENSIONS) {
            throw new Malformed("has " + written.size() + " dimensions; NumPy itself knows at most " + MOST_DIMENSIONS);
        }
        long[] sizes = written.stream()
                .mapToLong(size -> size.length() > 12 ? Long.MAX_VALUE : Long.parseLong(size))
                .toArray();
        if (sizes.length == 0) {
            throw new Malformed("is a single number, where an array was expected");
        }
        try {
            long width = 1;
            for (int d = 1; d < sizes.length; d++) {
                width = Math.multiplyExact(width, sizes[d]);
            }
            long bytes = Math.multiplyExact(
                    Math.multiplyExact(width, sizes[0]), (long) type.get().size());
            if (bytes != numbers.limit()) {
                throw new Malformed("declares " + bytes + " bytes of numbers, " + numbers.limit() + " are there");
            }
            numbers.order(descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            int rows = Math.toIntExact(sizes[0]);
            boolean columnsFirst = FORTRAN.matcher(header).find();
            int[] places = columnsFirst ? columnsFirst(sizes) : counted(Math.toIntExact(width));
            return new NumPyArray(numbers, type.get(), rows, columnsFirst ? 1 : places.length, places);
        } catch (ArithmeticException e) {
            throw new Malformed("declares more numbers than any file can hold");
        }
    }

    private static String cut(String text) {
        return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
    }

    private static int[] counted(int width) {
        int[] places = new int[width];
        Arrays.setAll(places, k -> k);
        return places;
    }

    /** Where the numbers of a row are when the first index changes fastest, in the order of their last index. */
    private static int[] columnsFirst(long[] sizes) {
        int[] places = {0};
        long step = sizes[0];
        long[] steps = new long[sizes.length];
        for (int d = 1; d < sizes.length; d++) {
            steps[d] = step;
            step *= sizes[d];
        }
        for (int d = 1; d < sizes.length; d++) {
            int size = (int) sizes[d];
            int[] more = new int[places.length * size];
            for (int k = 0; k < more.length; k++) {
                more[k] = places[k / size] + (int) (k % size * steps[d]);
            }
            places = more;
        }
        return places;
    }

    private static boolean isRead(Type type) {
        return switch (type.kind()) {
            case 'f' -> type.size() == Short.BYTES || type.size() == Float.BYTES || type.size() == Double.BYTES;
            case 'b' -> type.size() == 1;
            default -> Integer.bitCount(type.size()) == 1 && type.size() <= Long.BYTES;
        };
    }

    /** Numbers of a row: all dimensions but the first. */
    int width() {
        return places.length;
    }

    /** One number. */
    double get(int row, int column) {
        int at = (row * step + places[column]) * type.size();
        boolean unsigned = type.kind() != 'i';
        return switch (type.size()) {
            case 1 -> unsigned ? numbers.get(at) & 0xff : numbers.get(at);
            case 2 ->
                type.isFloat()
                        ? half(numbers.getShort(at))
                        : unsigned ? numbers.getShort(at) & 0xffff : numbers.getShort(at);
            case 4 ->
                type.isFloat()
                        ? numbers.getFloat(at)
                        : unsigned ? numbers.getInt(at) & 0xffffffffL : numbers.getInt(at);
            default -> type.isFloat() ? numbers.getDouble(at) : whole(numbers.getLong(at), unsigned);
        };
    }

    /** A float of 16 bits, as IEEE 754 has it: 5 bits of exponent, 10 of the fraction. */
    private static double half(short bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        double size = exponent == 0x1f
                ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                : exponent == 0 ? Math.scalb((double) fraction, -24) : Math.scalb(1024.0 + fraction, exponent - 25);
        return bits < 0 ? -size : size;
    }

    private static double whole(long bits, boolean unsigned) {
        return unsigned && bits < 0 ? (bits >>> 1) * 2.0 : (double) bits;
    }
}
