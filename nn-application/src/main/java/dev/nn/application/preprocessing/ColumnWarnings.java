package dev.nn.application.preprocessing;

import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.DataSpec;
import dev.nn.application.table.Coding;
import dev.nn.application.table.Column;
import dev.nn.application.table.Numbers;
import dev.nn.application.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Warnings about text columns: numbers in another notation, markers of missing values among
 * numbers, and text that differs in nearly every row. Each such column yields one warning with a
 * suggestion.
 */
final class ColumnWarnings {

    /** Maximum number of distinct words among numbers that may be markers of missing values. */
    private static final int MAX_MARKERS = 3;

    private static final int MIN_ROWS = 20;
    private static final double NEARLY_ALL = 0.9;

    private static final String BLANK = "[\\u00a0\\u202f ]";
    private static final String UNSIGNED = "[0-9]+(\\.[0-9]+)?";

    /** Notations of numbers that are read as text, with their description and advice. */
    private static final List<Spelling> SPELLINGS = List.of(
            new Spelling(
                    "[-+]?[0-9]{1,3}(\\.[0-9]{3})*,[0-9]+",
                    "numbers with a decimal comma", "nn reads a decimal point, 0.5 for 0,5"),
            new Spelling(
                    "[-+]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?",
                    "numbers with separated thousands", "nn reads 1200 for 1,200"),
            new Spelling(
                    "[-+]?[0-9]{1,3}(" + BLANK + "[0-9]{3})+([.,][0-9]+)?",
                    "numbers with spaces between the thousands",
                    "nn reads 1234 for 1 234"),
            new Spelling(
                    "[-+]?[0-9]+([.,][0-9]+)?" + BLANK + "?%", "percentages", "nn reads the number without its sign"),
            new Spelling(
                    "[-+]?(US)?[$\\u20ac\\u00a3\\u00a5]" + BLANK + "?[0-9][0-9.,]*|[-+]?[0-9][0-9.,]*" + BLANK
                            + "?([$\\u20ac\\u00a3\\u00a5]|EUR|USD)",
                    "amounts of money",
                    "nn reads the number without its currency"),
            new Spelling("[\\u2212\\u2013]" + UNSIGNED, "numbers with a typeset minus sign", "nn reads the sign '-'"),
            new Spelling(
                    "[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}([ T][0-9]{1,2}:[0-9]{2}.*)?"
                            + "|[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}( [0-9]{1,2}:[0-9]{2}.*)?",
                    "dates", "convert them to numeric columns, such as year, month or days since a date"));

    private record Spelling(Pattern pattern, String what, String help) {
        Spelling(String pattern, String what, String help) {
            this(Pattern.compile(pattern), what, help);
        }
    }

    private final Table table;

    ColumnWarnings(Table table) {
        this.table = table;
    }

    /** Counts of the values of a column by kind. */
    private static final class Content {
        private long present;
        private long numbers;
        private long spelled;
        private String firstNumber = "";
        private String firstSpelled = "";
        private Optional<Spelling> spelling = Optional.empty();
        private final Map<String, Long> others = new TreeMap<>();

        void add(String word, long count) {
            if (count == 0) {
                return;
            }
            present += count;
            if (Numbers.isNumber(word)) {
                numbers += count;
                firstNumber = firstNumber.isEmpty() ? word : firstNumber;
                return;
            }
            Optional<Spelling> found = SPELLINGS.stream()
                    .filter(s -> s.pattern().matcher(word).matches())
                    .findFirst();
            if (found.isPresent() && (spelling.isEmpty() || spelling.equals(found))) {
                spelling = found;
                spelled += count;
                firstSpelled = firstSpelled.isEmpty() ? word : firstSpelled;
            } else {
                others.merge(word, count, Long::sum);
            }
        }

        /**
         * Returns whether nearly all values are numbers in some notation, but not all in nn's own.
         */
        boolean isNumberLike() {
            return spelled > 0 && numbers + spelled >= NEARLY_ALL * present;
        }

        String spellings() {
            Spelling found = spelling.orElseThrow();
            return spelled + " of " + present + " values are " + found.what() + ", such as '" + firstSpelled + "'";
        }
    }

    private Content content(Column column) {
        Content content = new Content();
        long[] counts = column.counts();
        for (int k = 0; k < counts.length; k++) {
            content.add(column.words().get(k), counts[k]);
        }
        return content;
    }

    /**
     * Returns whether all targets are plain numbers or plain text. Numbers in another notation are
     * neither numbers nor classes; each is reported as a problem.
     */
    boolean targetsAreWordsOrNumbers(DataSpec spec, Problems problems) {
        int before = problems.all().size();
        for (String name : spec.targets()) {
            Column column = table.column(name);
            if (column.coding() instanceof Coding.Words && !column.numeric()) {
                Content content = content(column);
                if (content.isNumberLike()) {
                    problems.add(
                            spec.place("target"),
                            "data.target",
                            "'" + name + "': " + content.spellings() + ", which are not read as numbers; "
                                    + content.spelling.orElseThrow().help()
                                    + "; data.task: classification treats them as classes");
                } else if (content.numbers * 2 > content.present) {
                    markers(name, content)
                            .ifPresent(found -> problems.add(
                                    found.position(),
                                    name,
                                    found.message()
                                                    .replace(
                                                            "so the whole column is treated as text",
                                                            "but the target is mostly numeric")
                                            + "; data.task: classification treats all values as classes"));
                }
            }
        }
        return problems.all().size() == before;
    }

    /** Returns a warning about a feature, if there is one. */
    Optional<Problem> ofFeature(String name, int[] training) {
        Column column = table.column(name);
        if (!(column.coding() instanceof Coding.Words) || column.numeric()) {
            return Optional.empty();
        }
        Content content = content(column);
        if (content.isNumberLike()) {
            return Optional.of(problem(
                    name,
                    content.firstSpelled,
                    content.spellings() + ", so each is a separate category; "
                            + content.spelling.orElseThrow().help()));
        }
        Optional<Problem> markers = markers(name, content);
        if (markers.isPresent()) {
            return markers;
        }
        long[] counts = column.counts(training);
        long different =
                IntStream.range(0, counts.length).filter(k -> counts[k] > 0).count();
        if (training.length >= MIN_ROWS && different >= NEARLY_ALL * training.length) {
            String message = different + " distinct values in " + training.length
                    + " training rows: nearly every row has its own category; "
                    + "to exclude the column, list the others in data.features";
            return Optional.of(new Problem(table.place(), name, message));
        }
        return Optional.empty();
    }

    /** Returns a warning about a text target, if there is one. */
    Optional<Problem> ofTarget(String name) {
        Column column = table.column(name);
        return column.coding() instanceof Coding.Words && !column.numeric()
                ? markers(name, content(column))
                : Optional.empty();
    }

    /**
     * Returns a warning if a few words among numbers are likely to be markers of missing values.
     */
    private Optional<Problem> markers(String name, Content content) {
        boolean mostly = content.numbers * 2 > content.present;
        if (content.numbers == 0 || (content.others.size() > MAX_MARKERS && !mostly) || content.others.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = content.others.keySet().stream().limit(MAX_MARKERS).toList();
        String first = words.get(0);
        boolean few = content.others.size() <= MAX_MARKERS;
        boolean likely = few && words.stream().allMatch(ColumnWarnings::isMarker);
        if (!mostly && !likely) {
            return Optional.empty();
        }
        List<String> quoted = words.stream().map(word -> "'" + word + "'").toList();
        String message = first(words.size(), quoted)
                + (content.others.size() > MAX_MARKERS
                        ? " and others are not numbers"
                        : words.size() == 1 ? " is not a number" : " are not numbers")
                + ", so the whole column is treated as text; " + content.numbers + " of its " + content.present
                + " values are numbers"
                + (likely
                        ? "; data.csv.missing: [" + String.join(", ", quoted) + "] makes "
                                + (words.size() == 1 ? "it" : "them") + " missing"
                        : "");
        return Optional.of(problem(name, first, message));
    }

    private static String first(int count, List<String> quoted) {
        return count == 1
                ? quoted.get(0)
                : String.join(", ", quoted.subList(0, count - 1)) + " and " + quoted.get(count - 1);
    }

    private static final Set<String> MARKERS = Set.of(
            "?",
            "-",
            "--",
            ".",
            "*",
            "na",
            "n/a",
            "#n/a",
            "#na",
            "nan",
            "null",
            "none",
            "nil",
            "missing",
            "unknown",
            "inf",
            "-inf",
            "infinity",
            "undefined",
            "not available",
            "#div/0!",
            "#value!",
            "\\n");

    private static boolean isMarker(String word) {
        return MARKERS.contains(word.toLowerCase(Locale.ROOT));
    }

    private Problem problem(String name, String word, String message) {
        Column column = table.column(name);
        return new Problem(table.place(column, word), name, message);
    }

    /** Returns a warning about the classes without a training row. */
    List<Problem> classesWithoutRows(String target, List<String> classes, int[] training) {
        Column column = table.column(target);
        long[] counts = column.counts(training);
        List<String> without = new ArrayList<>();
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] == 0 && classes.contains(column.words().get(k))) {
                without.add("'" + column.words().get(k) + "'");
            }
        }
        if (without.isEmpty()) {
            return List.of();
        }
        boolean one = without.size() == 1;
        String message = (one ? "class " : "classes ") + String.join(", ", without) + (one ? " has" : " have")
                + " no training rows: all of " + (one ? "its" : "their")
                + " rows are validation or test rows, so nothing can be learned";
        return List.of(new Problem(table.place(), target, message));
    }
}
