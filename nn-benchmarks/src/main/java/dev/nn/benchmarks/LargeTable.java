package dev.nn.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * A generator of a table of numbers and words with a given size. The bytes are the same each time.
 */
final class LargeTable {

    private static final int NUMBERS = 24;
    private static final String[] WORDS = {"north", "east", "south", "west"};

    private LargeTable() {}

    /** Writes the table. The arguments are the file and its minimum size in bytes. */
    public static void main(String... arguments) throws IOException {
        long bytes = Long.parseLong(arguments[1]);
        SplittableRandom random = new SplittableRandom(1);
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[0]))) {
            StringBuilder row = new StringBuilder("region");
            for (int c = 0; c < NUMBERS; c++) {
                row.append(",x").append(c);
            }
            row.append(",y\n");
            for (long written = 0; written < bytes; written += row.length()) {
                if (written > 0) {
                    row.setLength(0);
                    int word = random.nextInt(WORDS.length);
                    row.append(WORDS[word]);
                    double sum = word;
                    for (int c = 0; c < NUMBERS; c++) {
                        long digits = random.nextLong(1_000_000_000);
                        sum += (c % 3 - 1) * digits * 1e-9;
                        row.append(",0.").append(Long.toString(1_000_000_000 + digits), 1, 10);
                    }
                    row.append(',').append(Math.round(sum * 1000)).append('\n');
                }
                out.append(row);
            }
        }
    }
}
