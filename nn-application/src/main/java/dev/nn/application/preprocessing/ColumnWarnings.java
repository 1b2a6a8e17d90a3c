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
 * What is odd about columns of words: numbers in another spelling, markers of missing values among numbers, and words that are
 * different in nearly every row. Each such column is one warning, with what helps.
 */
final class ColumnWarnings {

    /** Different words beside numbers that may be markers of missing values. */
    private static final int MOST_MARKERS = 3;

    private static final int LEAST_ROWS = 20;
    private static final double NEARLY_ALL = 0.9;

    private static final String BLANK = "[\\u00a0\\u202f ]";
    private static final String UNSIGNED = "[0-9]+(\\.[0-9]+)?";

    /** Spellings of numbers that are read as words, by what is told of them. */
    private static final List<Spelling> SPELLINGS = List.of(
            new Spelling(
                    "[-+]?[0-9]{1,3}(\\.[0-9]{3})*,[0-9]+",
                    "numbers with a decimal comma", "nn reads a decimal point, 0.5 for 0,5"),
            new Spelling(
                    "[-+]?[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?",
                    "numbers with separated thousands", "nn reads 1200 for 1,200"),
            new Spelling(
                    "[-+]?[0-9]{1,3}(" + BLANK + "[0-9]{3})+([.,][0-9]+)?",
                    "numbers with blanks between the thousands",
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
                    "dates", "nn reads numbers, such as a year, a month or days since a date in columns of their own"));

    private record Spelling(Pattern pattern, String what, String help) {
        Spelling(String pattern, String what, String help) {
            this(Pattern.compile(pattern), what, help);
        }
    }

    private final Table table;

    ColumnWarnings(Table table) {
        this.table = table;
    }

    /** What a column holds. */
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

        /** Whether nearly all are numbers, in whatever spelling, and not all in nn's own. */
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

    /** Whether targets are what they look like: numbers in another spelling are neither numbers nor classes. */
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
                            "'" + name + "': " + content.spellings() + ", which are no numbers here; "
                                    + content.spelling.orElseThrow().help()
                                    + "; data.task: classification takes them as classes");
                } else if (content.numbers * 2 > content.present) {
                    markers(name, content)
                            .ifPresent(found -> problems.add(
                                    found.position(),
                                    name,
                                    found.message()
                                                    .replace(
                                                            "so the whole column counts as words",
                                                            "and the target is numbers as a rule")
                                            + "; data.task: classification takes all as classes"));
                }
            }
        }
        return problems.all().size() == before;
    }

    /** What is odd about a feature. */
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
                    content.spellings() + ", so each is a category of its own; "
                            + content.spelling.orElseThrow().help()));
        }
        Optional<Problem> markers = markers(name, content);
        if (markers.isPresent()) {
            return markers;
        }
        long[] counts = column.counts(training);
        long different =
                IntStream.range(0, counts.length).filter(k -> counts[k] > 0).count();
        if (training.length >= LEAST_ROWS && different >= NEARLY_ALL * training.length) {
            String message = different + " different words in " + training.length
                    + " training rows: each is an input that no other row has; "
                    + "data.features with the other columns leaves it out";
            return Optional.of(new Problem(table.place(), name, message));
        }
        return Optional.empty();
    }

    /** What is odd about a target of words. */
    Optional<Problem> ofTarget(String name) {
        Column column = table.column(name);
        return column.coding() instanceof Coding.Words && !column.numeric()
                ? markers(name, content(column))
                : Optional.empty();
    }

    /** A few words among numbers. */
    private Optional<Problem> markers(String name, Content content) {
        boolean mostly = content.numbers * 2 > content.present;
        if (content.numbers == 0 || (content.others.size() > MOST_MARKERS && !mostly) || content.others.isEmpty()) {
            return Optional.empty();
        }
        List<String> words =
                content.others.keySet().stream().limit(MOST_MARKERS).toList();
        String first = words.get(0);
        boolean few = content.others.size() <= MOST_MARKERS;
        boolean likely = few && words.stream().allMatch(ColumnWarnings::isMarker);
        if (!mostly && !likely) {
            return Optional.empty();
        }
        List<String> quoted = words.stream().map(word -> "'" + word + "'").toList();
        String message = first(words.size(), quoted)
                + (content.others.size() > MOST_MARKERS
                        ? " and others are not numbers"
                        : words.size() == 1 ? " is not a number" : " are not numbers")
                + ", so the whole column counts as words; " + content.numbers + " of its " + content.present
                + " values are numbers"
                + (likely
                        ? "; data.csv.missing: [" + String.join(", ", quoted) + "] makes "
                                + (words.size() == 1 ? "it" : "them") + " a missing value"
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

    /** Classes that no training row has. */
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
                + " no training row: all of " + (one ? "its" : "their")
                + " rows test or validate, so it can't be learned";
        return List.of(new Problem(table.place(), target, message));
    }
}
