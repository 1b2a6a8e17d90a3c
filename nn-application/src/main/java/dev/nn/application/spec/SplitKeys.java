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

/** The keys of {@code data.split}: shares of the rows, cross-validation folds, or a column. */
final class SplitKeys {

    private static final int MAX_FOLDS = 1000;
    private static final Form<Double> SHARE = number(Interval.of(0, 0.99));

    private static final Key<Double> VALIDATION = Key.of(
                    "validation", SHARE, "Fraction of the rows in the validation set.")
            .defaultsTo(0.0);
    private static final Key<Double> TEST =
            Key.of("test", SHARE, "Fraction of the rows in the test set.").defaultsTo(0.0);
    private static final Key<Boolean> STRATIFY = Key.of(
                    "stratify", flag(), "`true` preserves the class proportions in each part.")
            .defaultsTo(false);
    private static final Key<Boolean> SHUFFLE = Key.of(
                    "shuffle", flag(), "`false` keeps the order of the rows. The last rows form the test set.")
            .defaultsTo(true);
    private static final Key<Integer> FOLDS =
            Key.required("folds", integer(2, MAX_FOLDS), "Number of cross-validation folds.");
    private static final Key<Integer> REPEATS = Key.of(
                    "repeats", integer(1, MAX_FOLDS), "Number of repetitions, each with new folds.")
            .defaultsTo(1);
    private static final Key<Integer> FOLD =
            Key.of("fold", integer(1, MAX_FOLDS * MAX_FOLDS), "Run only this fold, from 1 to folds * repeats.");
    private static final Key<String> COLUMN =
            Key.required("column", text(), "Column that assigns each row to `train`, `validation` or `test`.");

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

    static final Key<SplitSpec> SPLIT = Key.of(
            "split", new SplitForm(), "Split by fractions of the rows, into cross-validation folds, or by a column.");

    private SplitKeys() {}

    private static SplitSpec shares(Fields f) {
        f.refuse(List.of(REPEATS.name(), FOLD.name()), "applies to cross-validation only; set " + f.path(FOLDS.name()));
        return drawn(f, TEST.value(f), Optional.empty());
    }

    private static SplitSpec folds(Fields f) {
        f.refuse(
                List.of(TEST.name(), COLUMN.name()),
                "does not apply to cross-validation, where each fold is the test set once");
        Optional<Integer> folds = FOLDS.read(f);
        int repeats = REPEATS.value(f);
        int count = folds.orElse(MAX_FOLDS) * repeats;
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
                            "repeats need shuffle: true; without it every repetition has the same folds");
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
                            "stratify needs shuffle: true; without it the rows keep their order");
        }
        if (validation + test >= 1) {
            String found = String.valueOf(validation + test);
            f.problems().add(f.position(), f.path(), "validation + test must be less than 1, found " + found);
            return new SplitSpec(0, 0, stratify, shuffle, Optional.empty(), folds);
        }
        return new SplitSpec(validation, test, stratify, shuffle, Optional.empty(), folds);
    }

    private static SplitSpec column(Fields f) {
        f.refuse(
                List.of(VALIDATION.name(), TEST.name(), STRATIFY.name(), SHUFFLE.name()),
                "does not apply to a split by column");
        return new SplitSpec(0, 0, false, true, COLUMN.read(f), Optional.empty());
    }

    /** The form of a split. The variant is recognized by a key that the others don't have. */
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
