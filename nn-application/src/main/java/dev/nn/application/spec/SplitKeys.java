package dev.nn.application.spec;

import static dev.nn.application.key.Forms.flag;
import static dev.nn.application.key.Forms.integer;
import static dev.nn.application.key.Forms.number;
import static dev.nn.application.key.Forms.text;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.key.Form;
import dev.nn.application.key.Json;
import dev.nn.application.key.Key;
import dev.nn.application.key.Key.Part;
import dev.nn.application.key.Resolution;
import dev.nn.application.key.Section;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.FoldSpec;
import dev.nn.application.spec.ExperimentSpec.SplitSpec;
import dev.nn.domain.function.Interval;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of {@code data.split}: shares of the rows, folds that test in turn, or a column. */
final class SplitKeys {

    private static final int MOST = 1000;
    private static final Form<Double> SHARE = number(Interval.of(0, 0.99));

    private static final Key<Double> VALIDATION = Key.of(
                    "validation", SHARE, "share of the rows that early stopping watches")
            .defaultsTo(0.0);
    private static final Key<Double> TEST =
            Key.of("test", SHARE, "share of the rows that nothing is fitted on").defaultsTo(0.0);
    private static final Key<Boolean> STRATIFY =
            Key.of("stratify", flag(), "each part has its share of each class").defaultsTo(false);
    private static final Key<Boolean> SHUFFLE = Key.of(
                    "shuffle", flag(), "`false`: in the order of the rows, those that test last")
            .defaultsTo(true);
    private static final Key<Integer> FOLDS =
            Key.required("folds", integer(2, MOST), "cross-validation: how many equal parts, each of which tests once");
    private static final Key<Integer> REPEATS = Key.of("repeats", integer(1, MOST), "how often rows are parted anew")
            .defaultsTo(1);
    private static final Key<Integer> FOLD = Key.of("fold", integer(1, MOST * MOST), "the only one to run, from 1");
    private static final Key<String> COLUMN =
            Key.required("column", text(), "a column that says `train`, `validation` or `test`");

    private static final Part<SplitSpec, ?> VALIDATING = VALIDATION.from(SplitSpec::validation);
    private static final Part<SplitSpec, ?> STRATIFIED = STRATIFY.from(SplitSpec::stratify);
    private static final Part<SplitSpec, ?> SHUFFLED = SHUFFLE.from(SplitSpec::shuffle);

    private static final Section<SplitSpec> SHARES =
            new Section<>(SplitKeys::shares, List.of(VALIDATING, TEST.from(SplitSpec::test), STRATIFIED, SHUFFLED));
    private static final Section<SplitSpec> CROSS_VALIDATION = new Section<>(
            SplitKeys::folds,
            List.of(
                    VALIDATING,
                    FOLDS.fromOptional(split -> split.folds().map(FoldSpec::folds)),
                    REPEATS.fromOptional(split -> split.folds().map(FoldSpec::repeats)),
                    FOLD.fromOptional(split -> split.folds().flatMap(FoldSpec::fold)),
                    STRATIFIED,
                    SHUFFLED));
    private static final Section<SplitSpec> BY_COLUMN =
            new Section<>(SplitKeys::column, List.of(COLUMN.fromOptional(SplitSpec::column)));

    static final Key<SplitSpec> SPLIT =
            Key.of("split", new SplitForm(), "shares of the rows, folds that test in turn, or a column");

    private SplitKeys() {}

    private static SplitSpec shares(Fields f) {
        f.refuse(List.of(REPEATS.name(), FOLD.name()), "is for folds; " + f.path(FOLDS.name()) + " says how many");
        return drawn(f, TEST.value(f), Optional.empty());
    }

    private static SplitSpec folds(Fields f) {
        f.refuse(List.of(TEST.name(), COLUMN.name()), "is not for folds, which test in turn");
        Optional<Integer> folds = FOLDS.read(f);
        int repeats = REPEATS.value(f);
        int count = folds.orElse(MOST) * repeats;
        Optional<Integer> fold = FOLD.read(f);
        fold.filter(one -> one > count).ifPresent(one -> {
            String message = "expected a whole number from 1 to " + count + ", found '" + one + "'";
            f.problems().add(f.positionOf(FOLD.name()), f.path(FOLD.name()), message);
        });
        if (repeats > 1 && !SHUFFLE.value(f)) {
            f.problems()
                    .add(
                            f.positionOf(REPEATS.name()),
                            f.path(REPEATS.name()),
                            "draws other folds each time; with shuffle: false all would be the same");
        }
        return drawn(f, 0, folds.map(parts -> new FoldSpec(parts, repeats, fold)));
    }

    private static SplitSpec drawn(Fields f, double test, Optional<FoldSpec> folds) {
        double validation = VALIDATION.value(f);
        boolean stratify = STRATIFY.value(f);
        boolean shuffle = SHUFFLE.value(f);
        if (stratify && !shuffle) {
            f.problems()
                    .add(
                            f.positionOf(STRATIFY.name()),
                            f.path(STRATIFY.name()),
                            "draws rows by class; with shuffle: false they stay in their order");
        }
        if (validation + test >= 1) {
            String found = (validation + test) + " of the rows";
            f.problems()
                    .add(f.position(), f.path(), "validation and test together are " + found + "; none would train");
            return new SplitSpec(0, 0, stratify, shuffle, Optional.empty(), folds);
        }
        return new SplitSpec(validation, test, stratify, shuffle, Optional.empty(), folds);
    }

    private static SplitSpec column(Fields f) {
        f.refuse(
                List.of(VALIDATION.name(), TEST.name(), STRATIFY.name(), SHUFFLE.name()),
                "is not for a split by column, whose values say where each row is");
        return new SplitSpec(0, 0, false, true, COLUMN.read(f), Optional.empty());
    }

    /** Which of the three it is tells a key that the others don't have. */
    private record SplitForm() implements Form<SplitSpec> {
        @Override
        public Optional<SplitSpec> read(Node node, String path, Problems problems) {
            return section(has(node, FOLDS), has(node, COLUMN)).read(node, path, problems);
        }

        private static boolean has(Node node, Key<?> key) {
            return node instanceof MapNode map
                    && map.entries().stream().anyMatch(entry -> entry.key().equals(key.name()));
        }

        @Override
        public Map<String, Object> schema(String description) {
            return Json.anyOf(SHARES.schema(description), CROSS_VALIDATION.schema(""), BY_COLUMN.schema(""));
        }

        @Override
        public Object written(SplitSpec split, Resolution resolution) {
            return section(split.folds().isPresent(), split.column().isPresent())
                    .written(split, resolution);
        }

        private static Section<SplitSpec> section(boolean folds, boolean column) {
            return folds ? CROSS_VALIDATION : column ? BY_COLUMN : SHARES;
        }
    }
}
