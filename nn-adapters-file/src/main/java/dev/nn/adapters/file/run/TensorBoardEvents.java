package dev.nn.adapters.file.run;

import dev.nn.adapters.file.disk.FailureReasons;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A TensorBoard event file of scalars. A record has a length, its checksum, an {@code Event} in the
 * wire format of protocol buffers, and its checksum. Source: TensorFlow's {@code record_writer.h},
 * {@code event.proto}, {@code summary.proto}.
 */
final class TensorBoardEvents {

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    /** The constant that TensorFlow adds to a checksum rotated by 15 bits. */
    private static final int MASK = 0xa282ead8;

    private final Path file;

    /** Creates a new file in a run folder; a resumed run gets an additional file. */
    TensorBoardEvents(Path folder, double seconds) throws IOException {
        for (int number = 0; ; number++) {
            Path candidate = folder.resolve("events.out.tfevents." + (long) seconds + ".nn." + number);
            if (!Files.exists(candidate)) {
                this.file = candidate;
                break;
            }
        }
        Message event = new Message();
        event.fixed64(WALL_TIME, Double.doubleToLongBits(seconds));
        event.bytes(FILE_VERSION, "brain.Event:2".getBytes(StandardCharsets.UTF_8));
        append(event.bytes());
    }

    /** Appends the scalars of one step; non-finite values are skipped. */
    void scalars(double seconds, long step, Map<String, Double> figures) {
        Message summary = new Message();
        figures.forEach((tag, figure) -> {
            if (Double.isFinite(figure)) {
                Message value = new Message();
                value.bytes(TAG, tag.getBytes(StandardCharsets.UTF_8));
                value.fixed32(SIMPLE_VALUE, Float.floatToIntBits((float) (double) figure));
                summary.bytes(VALUE, value.bytes());
            }
        });
        Message event = new Message();
        event.fixed64(WALL_TIME, Double.doubleToLongBits(seconds));
        event.varint(STEP, step);
        event.bytes(SUMMARY, summary.bytes());
        try {
            append(event.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file + ": " + FailureReasons.of(e), e);
        }
    }

    private void append(byte[] event) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + event.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(event.length);
        record.putInt(checksum(record.array(), Long.BYTES));
        record.put(event);
        record.putInt(checksum(event, event.length));
        Files.write(
                file, record.array(), StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return Integer.rotateRight((int) checksum.getValue(), 15) + MASK;
    }

    /** A protocol buffers message in the wire format. */
    private static final class Message {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        void varint(int field, long value) {
            unsigned((long) field << 3 | VARINT);
            unsigned(value);
        }

        void fixed64(int field, long bits) {
            unsigned((long) field << 3 | FIXED64);
            little(bits, Long.BYTES);
        }

        void fixed32(int field, int bits) {
            unsigned((long) field << 3 | FIXED32);
            little(bits, Integer.BYTES);
        }

        void bytes(int field, byte[] value) {
            unsigned((long) field << 3 | BYTES);
            unsigned(value.length);
            out.writeBytes(value);
        }

        private void unsigned(long value) {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                out.write((int) (rest & 0x7f) | 0x80);
                rest >>>= 7;
            }
            out.write((int) rest);
        }

        private void little(long bits, int count) {
            for (int i = 0; i < count; i++) {
                out.write((int) (bits >>> (8 * i)) & 0xff);
            }
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }
}
