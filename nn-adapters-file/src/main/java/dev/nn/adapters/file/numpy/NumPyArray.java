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
 * A NumPy array: a header with type and shape, then the numbers in row-major or column-major order.
 * Source of the format: NumPy Enhancement Proposal 1.
 *
 * @param numbers the bytes after the header
 * @param step the distance between rows, in numbers
 * @param places the offsets of a row's numbers from its start; the last dimension varies fastest
 */
record NumPyArray(ByteBuffer numbers, Type type, int rows, int step, int[] places) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MAX_DIMENSIONS = 64;
    private static final int MAX_SHOWN = 40;
    private static final int VERSION_1_START = 10;
    private static final int VERSION_2_START = 12;
    private static final Pattern DESCR = Pattern.compile("'descr':\\s*'?([^']*)'");
    private static final Pattern NUMBERS = Pattern.compile("([<>|=])([fiub])([0-9])");
    private static final Pattern FORTRAN = Pattern.compile("'fortran_order':\\s*True");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([0-9L, ]*)\\)");

    /** A malformed file; the message is shown to the user. */
    static final class MalformedNpy extends IOException {
        private static final long serialVersionUID = 1L;

        MalformedNpy(String message) {
            super(message);
        }
    }

    /** A kind of number and its size in bytes. */
    record Type(char kind, int size) {
        boolean isFloat() {
            return kind == 'f';
        }
    }

    /** Returns whether these are the first bytes of an NPY file. */
    static boolean recognises(byte[] start) {
        return start.length >= MAGIC.length && Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** Parses an NPY file. Declared sizes are checked before anything is allocated. */
    static NumPyArray parse(ByteBuffer file) throws IOException {
        ByteBuffer bytes = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[MAGIC.length];
        if (bytes.remaining() < VERSION_2_START) {
            throw new MalformedNpy("is too short for an array");
        }
        bytes.get(0, magic);
        if (!recognises(magic)) {
            throw new MalformedNpy("is not an NPY file");
        }
        int version = bytes.get(MAGIC.length);
        int start = version == 1 ? VERSION_1_START : VERSION_2_START;
        long length = version == 1
                ? bytes.getShort(VERSION_1_START - Short.BYTES) & 0xffff
                : bytes.getInt(VERSION_2_START - Integer.BYTES) & 0xffffffffL;
        if (version < 1 || version > 3 || start + length > bytes.limit()) {
            throw new MalformedNpy("is truncated, or is not an NPY file of version 1 to 3");
        }
        byte[] header = new byte[(int) length];
        bytes.get(start, header);
        ByteBuffer numbers = bytes.slice(start + (int) length, bytes.limit() - start - (int) length);
        return of(new String(header, StandardCharsets.UTF_8), numbers);
    }

    private static NumPyArray of(String header, ByteBuffer numbers) throws MalformedNpy {
        Matcher kind = DESCR.matcher(header);
        String found = kind.find() ? kind.group(1) : "";
        Matcher descr = NUMBERS.matcher(found);
        Matcher shape = SHAPE.matcher(header);
        if (!shape.find()) {
            throw new MalformedNpy("has no shape in its header");
        }
        Optional<Type> type = descr.matches()
                ? Optional.of(new Type(descr.group(2).charAt(0), Integer.parseInt(descr.group(3))))
                : Optional.empty();
        if (type.filter(NumPyArray::isRead).isEmpty()) {
            String words = found.matches("[<>|=]?[USaO].*")
                    ? "; numpy.unique(words, return_inverse=True)[1] converts words to numbers"
                    : "";
            throw new MalformedNpy("holds " + (found.startsWith("[") ? "records" : "elements of type '" + found + "'")
                    + "; expected booleans, integers of 1 to 8 bytes, or floats of 2, 4 or 8 bytes" + words);
        }
        // Python 2 wrote long numbers with an L.
        String plain = shape.group(1).replaceAll("([0-9])L", "$1");
        // Matched one by one: a single pattern would need a stack depth proportional to the
        // dimensions.
        List<String> pieces =
                Arrays.stream(plain.split(",", -1)).map(String::strip).toList();
        List<String> written = pieces.get(pieces.size() - 1).isEmpty() ? pieces.subList(0, pieces.size() - 1) : pieces;
        if (!written.stream().allMatch(size -> size.matches("[0-9]+"))) {
            throw new MalformedNpy("has an invalid shape: (" + cut(shape.group(1)) + ")");
        } else if (written.size() > MAX_DIMENSIONS) {
            throw new MalformedNpy("has " + written.size() + " dimensions; NumPy supports at most " + MAX_DIMENSIONS);
        }
        long[] sizes = written.stream()
                .mapToLong(size -> size.length() > 12 ? Long.MAX_VALUE : Long.parseLong(size))
                .toArray();
        if (sizes.length == 0) {
            throw new MalformedNpy("is a single number; expected an array");
        }
        try {
            long width = 1;
            for (int d = 1; d < sizes.length; d++) {
                width = Math.multiplyExact(width, sizes[d]);
            }
            long bytes = Math.multiplyExact(
                    Math.multiplyExact(width, sizes[0]), (long) type.get().size());
            if (bytes != numbers.limit()) {
                throw new MalformedNpy("declares " + bytes + " bytes of numbers, found " + numbers.limit());
            }
            numbers.order(descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
            int rows = Math.toIntExact(sizes[0]);
            boolean columnsFirst = FORTRAN.matcher(header).find();
            int[] places = columnsFirst ? columnsFirst(sizes) : counted(Math.toIntExact(width));
            return new NumPyArray(numbers, type.get(), rows, columnsFirst ? 1 : places.length, places);
        } catch (ArithmeticException e) {
            throw new MalformedNpy("declares more numbers than any file can hold");
        }
    }

    private static String cut(String text) {
        return text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
    }

    private static int[] counted(int width) {
        int[] places = new int[width];
        Arrays.setAll(places, k -> k);
        return places;
    }

    /**
     * Returns the offsets of a row's numbers if the first index varies fastest, in the order of
     * their last index.
     */
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

    /** Returns the number of elements per row: the product of all dimensions but the first. */
    int width() {
        return places.length;
    }

    /** Returns one number. */
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

    /** Converts an IEEE 754 half-precision float: 5 exponent bits, 10 fraction bits. */
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
