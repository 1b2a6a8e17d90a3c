package dev.nn.adapters.file.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nn.application.document.LocatedPath;
import dev.nn.application.image.LabelledImages;
import dev.nn.application.problem.Problem;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** IDX files: valid ones, plain and gzip, and every kind of defect. */
class IdxFilesTest {

    private static final int IMAGES = 0x00000803;
    private static final int LABELS = 0x00000801;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsImagesAndLabels(boolean zipped) throws IOException {
        byte[] images = idx(IMAGES, new int[] {2, 2, 3}, 12);
        byte[] labels = idx(LABELS, new int[] {2}, 2);
        LabelledImages read = read(zipped ? zip(images) : images, zipped ? zip(labels) : labels)
                .get();
        assertThat(read.count()).isEqualTo(2);
        assertThat(read.images().size()).isEqualTo(6);
        assertThat(read.images().pixels()).isEqualTo(Arrays.copyOfRange(images, 16, 28));
        assertThat(read.label(1)).isEqualTo(labels[9] & 0xff);
        assertThat(read.sources())
                .hasSize(2)
                .allSatisfy((name, hash) -> assertThat(hash).hasSize(64));
    }

    @Test
    void rejectsTruncationAtEveryLength() throws IOException {
        byte[] whole = idx(IMAGES, new int[] {2, 2, 3}, 12);
        byte[] zipped = zip(whole);
        for (byte[] file : new byte[][] {whole, zipped}) {
            for (int length = 0; length < file.length; length++) {
                byte[] cut = Arrays.copyOf(file, length);
                assertThatThrownBy(() -> Idx.parse(cut)).isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void validatesDeclaredSizes() {
        assertFault(
                idx(IMAGES, new int[] {1 << 30, 1 << 30, 1 << 30}, 0), "declares more numbers than any file can hold");
        assertFault(
                idx(IMAGES, new int[] {60_000, 28, 28}, 8),
                "declares 47040000 bytes of numbers, more than the file can hold");
        assertFault(idx(IMAGES, new int[] {-1, 28, 28}, 8), "declares a dimension of 4294967295");
        assertFault(idx(IMAGES, new int[] {1, 2, 3}, 7), "has extra data after its 6 bytes of numbers");
        assertFault(idx(IMAGES, new int[] {1, 2, 3}, 5), "is truncated: found 5 of 6 bytes of numbers");
    }

    /**
     * Rejects a small file that expands enormously: no more is unpacked than its header declares,
     * and that is bounded.
     */
    @Test
    void rejectsDecompressionBombs() throws IOException {
        byte[] bomb = zip(Arrays.copyOf(idx(IMAGES, new int[] {1 << 20, 32, 32}, 0), 1 << 20));
        assertThat(bomb.length).isLessThan(4096);
        assertFault(bomb, "declares 1073741824 bytes of numbers, more than the file can hold");
        assertFault(zip(idx(IMAGES, new int[] {1, 2, 3}, 1 << 20)), "has extra data after its 6 bytes of numbers");
    }

    @Test
    void rejectsOtherFormats() {
        assertFault(
                "P5 640 480".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                "is not an IDX file: it starts with 0x50352036");
        assertFault(
                idx(0x00000d03, new int[] {1, 1, 1}, 4), "holds numbers of type 0x0d; expected unsigned bytes (0x08)");
        assertFault(idx(0x00000809, new int[9], 0), "has 9 dimensions; expected 1 to 8");
    }

    @Test
    void rejectsInconsistentFiles() throws IOException {
        byte[] images = idx(IMAGES, new int[] {2, 2, 3}, 12);
        byte[] labels = idx(LABELS, new int[] {3}, 3);
        String place = folder.toString();
        assertThat(read(images, labels).getError().map(Problem::toString))
                .containsExactly(place + "/labels: has 3 labels for the 2 images of " + place + "/images");
        assertThat(read(labels, images).getError().map(Problem::toString))
                .containsExactly(
                        place + "/images: has one dimension, like labels; expected images",
                        place + "/labels: has 3 dimensions, like images; expected labels");
        byte[] none = idx(IMAGES, new int[] {0, 28, 28}, 0);
        assertThat(read(none, idx(LABELS, new int[] {0}, 0)).getError().map(Problem::toString))
                .containsExactly(place + "/images: has no images");
    }

    private static void assertFault(byte[] file, String message) {
        assertThatThrownBy(() -> Idx.parse(file)).hasMessage(message);
    }

    private Validation<Seq<Problem>, LabelledImages> read(byte[] images, byte[] labels) throws IOException {
        Files.write(folder.resolve("images"), images);
        Files.write(folder.resolve("labels"), labels);
        String base = folder.resolve("experiment.yaml").toString();
        return new IdxFiles().read(new LocatedPath("images", base), new LocatedPath("labels", base));
    }

    private static byte[] idx(int magic, int[] dimensions, int numbers) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * dimensions.length + numbers);
        buffer.putInt(magic);
        for (int dimension : dimensions) {
            buffer.putInt(dimension);
        }
        for (int i = 0; i < numbers; i++) {
            buffer.put((byte) (i * 37));
        }
        return buffer.array();
    }

    private static byte[] zip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }
}
