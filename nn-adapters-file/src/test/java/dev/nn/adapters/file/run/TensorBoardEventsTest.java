package dev.nn.adapters.file.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/** Event files, read back with TensorFlow's own message definitions. */
class TensorBoardEventsTest {

    @TempDir
    Path temporary;

    @Test
    void roundTripsMetrics() throws IOException {
        TensorBoardEvents events = new TensorBoardEvents(temporary, 1_764_000_000.25);
        TreeMap<String, Double> figures = new TreeMap<>();
        figures.put("train/loss", 0.125);
        figures.put("validation/\u00e4ccuracy", 0.3);
        figures.put("validation/r2", Double.NaN);
        events.scalars(1_764_000_001.5, 1_000_000, figures);
        events.scalars(1_764_000_002.5, 1_000_001, new TreeMap<>());
        List<Event> read = read();
        assertThat(read).hasSize(3);
        assertThat(read.get(0).getFileVersion()).isEqualTo("brain.Event:2");
        assertThat(read.get(1).getWallTime()).isEqualTo(1_764_000_001.5);
        assertThat(read.get(1).getStep()).isEqualTo(1_000_000);
        assertThat(read.get(1).getSummary().getValueList())
                .extracting(Summary.Value::getTag, Summary.Value::getSimpleValue)
                .containsExactly(tuple("train/loss", 0.125f), tuple("validation/\u00e4ccuracy", 0.3f));
        assertThat(read.get(2).getSummary().getValueList()).isEmpty();
    }

    @Test
    void createsANewFileBesideAnExistingOne() throws IOException {
        new TensorBoardEvents(temporary, 5);
        new TensorBoardEvents(temporary, 5);
        try (Stream<Path> files = Files.list(temporary)) {
            assertThat(files).hasSize(2);
        }
    }

    /**
     * Reads the events with an independent implementation of the framing, including its checksums.
     */
    private List<Event> read() throws IOException {
        List<Event> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(temporary)) {
            byte[] all = Files.readAllBytes(files.findFirst().orElseThrow());
            ByteBuffer in = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
            while (in.hasRemaining()) {
                int start = in.position();
                byte[] event = new byte[(int) in.getLong()];
                assertThat(in.getInt()).isEqualTo(masked(all, start, 8));
                in.get(event);
                assertThat(in.getInt()).isEqualTo(masked(event, 0, event.length));
                events.add(Event.parseFrom(event));
            }
        }
        return events;
    }

    private static int masked(byte[] bytes, int offset, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, offset, length);
        long value = checksum.getValue();
        return (int) ((value >>> 15 | value << 17) + 0xa282ead8L);
    }
}
