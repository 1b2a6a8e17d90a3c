package dev.nn.adapters.file.csv;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The beginning of a text, used to guess its delimiter. */
final class FirstLines {

    private static final int MAX_CHARACTERS = 1 << 14;
    private static final int LINES = 20;
    private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|", " ");

    private final StringBuilder text = new StringBuilder();

    /** Appends characters up to the maximum length. */
    void see(char[] buffer, int offset, int count) {
        text.append(buffer, offset, Math.max(0, Math.min(count, MAX_CHARACTERS - text.length())));
    }

    /**
     * Returns a hint at a delimiter that splits all first lines into the same number of fields, at
     * least two. If the number of fields is known, it must match.
     */
    Optional<String> delimiter(String own, OptionalInt fields) {
        List<String> lines = text.toString()
                .replace("\uFEFF", "")
                .lines()
                .filter(line -> !line.isBlank())
                .limit(LINES)
                .toList();
        // The last line may be truncated.
        List<String> whole = text.length() < MAX_CHARACTERS ? lines : lines.subList(0, lines.size() - 1);
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
