package dev.nn.adapters.file.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The beginning of a text, to tell what its delimiter could be. */
final class FirstLines {

    private static final int MOST = 1 << 14;
    private static final int LINES = 20;
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|", " ");

    private final StringBuilder text = new StringBuilder();

    /** Takes characters while there is room. */
    void see(char[] buffer, int offset, int count) {
        text.append(buffer, offset, Math.max(0, Math.min(count, MOST - text.length())));
    }

    /**
     * Returns what to write for a delimiter with which all first lines have the same number of fields, several; where it is
     * known, that number.
     */
    Optional<String> delimiter(String own, OptionalInt fields) {
        List<String> lines = text.toString()
                .replace("\uFEFF", "")
                .lines()
                .filter(line -> !line.isBlank())
                .limit(LINES)
                .toList();
        // The last of them may be cut off.
        List<String> whole = text.length() < MOST ? lines : lines.subList(0, lines.size() - 1);
        for (String delimiter : DELIMITERS) {
            String named = delimiter.equals(" ") ? "whitespace" : delimiter;
            int[] counts = whole.stream()
                    .mapToInt(line -> count(line, delimiter))
                    .distinct()
                    .toArray();
            boolean alike = counts.length == 1 && counts[0] > 1 && (fields.isEmpty() || counts[0] == fields.getAsInt());
            if (alike && !named.equals(own)) {
                String written = delimiter.equals("\t") ? "\"\\t\"" : named.length() > 1 ? named : "'" + named + "'";
                return Optional.of("with the delimiter " + written + " every line has " + counts[0]
                        + " fields (data.csv.delimiter in an experiment, --delimiter in other commands)");
            }
        }
        return Optional.empty();
    }

    private static int count(String line, String delimiter) {
        String bare = line.replaceAll("\"[^\"]*\"", "q");
        return delimiter.equals(" ")
                ? bare.strip().split("[ \\t]+").length
                : (int) Arrays.stream(bare.split("")).filter(delimiter::equals).count() + 1;
    }
}
