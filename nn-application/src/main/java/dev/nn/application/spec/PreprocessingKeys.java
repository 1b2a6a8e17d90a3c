package dev.nn.application.spec;

import static dev.nn.application.key.Forms.integer;
import static dev.nn.application.key.Forms.number;
import static dev.nn.application.key.Forms.word;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.key.Form;
import dev.nn.application.key.Forms;
import dev.nn.application.key.Json;
import dev.nn.application.key.Key;
import dev.nn.application.key.Key.Part;
import dev.nn.application.key.Section;
import dev.nn.application.key.ShortForm;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.ColumnSpec;
import dev.nn.application.spec.ExperimentSpec.ColumnType;
import dev.nn.application.spec.ExperimentSpec.PreprocessingSpec;
import dev.nn.domain.function.Interval;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The keys of {@code data.preprocessing}: settings for all columns, then for single columns. */
final class PreprocessingKeys {

    private static final Form<Double> ANY = number(Interval.ALL);

    /** A scaling; the factor is used only by {@link Scaling#FACTOR}. */
    private record Scaled(Scaling scaling, double factor) {}

    private static final Key<Double> SCALE =
            Key.required("scale", new FactorForm(), "Factor by which every value is multiplied.");
    private static final Key<Scaled> NUMERIC = Key.of(
                    "numeric",
                    new ShortForm<>(
                            word(Scaling.words(), Scaling::text),
                            (at, scaling) -> new Scaled(scaling, 1),
                            scaled -> Optional.of(scaled.scaling()).filter(scaling -> scaling != Scaling.FACTOR),
                            new Section<>(
                                    f -> new Scaled(
                                            Scaling.FACTOR, SCALE.read(f).orElse(1.0)),
                                    List.of(SCALE.from(Scaled::factor))),
                            ""),
                    "Scaling of numeric columns.")
            .defaultsTo(new Scaled(Scaling.NONE, 1));

    private static final Key<Integer> RARE = Key.of(
                    "rare",
                    integer(0, 1_000_000_000),
                    "Minimum number of training rows of a category. Rarer categories are merged into one.")
            .defaultsTo(0);
    private static final Key<Optional<Integer>> ONE_HOT = Key.required(
            "one_hot",
            new Section<>(RARE::read, List.of(RARE.fromOptional(rare -> rare))),
            "One-hot encoding with settings.");
    // The word alone does not set {@code rare}: the setting for all columns remains.
    private static final Key<Optional<Integer>> CATEGORICAL = Key.of(
                    "categorical",
                    new ShortForm<>(
                            word(List.of(ONE_HOT.name()), Function.identity()),
                            (at, oneHot) -> Optional.<Integer>empty(),
                            rare -> rare.isPresent() ? Optional.empty() : Optional.of(ONE_HOT.name()),
                            new Section<>(
                                    f -> ONE_HOT.read(f).orElse(Optional.empty()), List.of(ONE_HOT.from(rare -> rare))),
                            ""),
                    "Encoding of categorical columns.")
            .defaultsTo(Optional.empty());
    private static final Key<MissingNumber> MISSING = Key.of(
                    "missing",
                    word(List.of(MissingNumber.values()), MissingNumber::text),
                    "Replacement of missing numbers.")
            .defaultsTo(MissingNumber.ERROR);
    private static final Key<MissingCategory> MISSING_CATEGORY = Key.of(
                    "missing_category",
                    word(List.of(MissingCategory.values()), MissingCategory::text),
                    "Replacement of missing categories.")
            .defaultsTo(MissingCategory.ERROR);
    private static final Key<ColumnType> TYPE = Key.of(
            "type",
            word(List.of(ColumnType.values()), ColumnType::text),
            "`categorical` treats numbers as categories. `numeric` rejects values that are not numbers.");

    private static final List<Part<ColumnSpec, ?>> OF_COLUMNS = List.of(
            NUMERIC.from(column -> new Scaled(column.numeric(), column.scale())),
            CATEGORICAL.from(column -> Optional.of(column.rare()).filter(rare -> rare > 0)),
            MISSING.from(ColumnSpec::missing),
            MISSING_CATEGORY.from(ColumnSpec::missingCategory));

    private static final Key<Boolean> TARGET = Key.of(
                    "target",
                    word(
                            List.of(true, false),
                            standardize -> (standardize ? Scaling.STANDARDIZE : Scaling.NONE).text()),
                    "Scaling of regression targets.")
            .defaultsTo(false);
    private static final Key<Boolean> MISSING_TARGET = Key.of(
                    "missing_target",
                    word(List.of(false, true), drop -> drop ? "drop" : "error"),
                    "Treatment of rows without a target.")
            .defaultsTo(false);

    static final Key<PreprocessingSpec> PREPROCESSING = Key.of(
            "preprocessing",
            new Section<>(
                    PreprocessingKeys::preprocessing,
                    Stream.<Part<PreprocessingSpec, ?>>concat(
                                    OF_COLUMNS.stream().map(part -> part.in(PreprocessingSpec::all)),
                                    Stream.of(
                                            TARGET.from(PreprocessingSpec::standardizeTarget),
                                            MISSING_TARGET.from(PreprocessingSpec::dropMissingTargets),
                                            columns(ColumnSpec.PLAIN).from(PreprocessingSpec::columns)))
                            .toList()),
            "Scaling, encoding and missing values, fitted on the training set.");

    private PreprocessingKeys() {}

    private static PreprocessingSpec preprocessing(Fields f) {
        ColumnSpec all = column(f, ColumnSpec.PLAIN, Optional.empty());
        Key<Map<String, ColumnSpec>> columns = columns(all);
        Map<String, Position> places = new LinkedHashMap<>();
        if (f.node(columns.name()).orElse(null) instanceof MapNode map) {
            map.entries().forEach(entry -> places.put(entry.key(), entry.position()));
        }
        return new PreprocessingSpec(
                all, columns.read(f).orElse(Map.of()), places, TARGET.value(f), MISSING_TARGET.value(f));
    }

    /** Returns the key of single columns; omitted settings are those for all columns. */
    private static Key<Map<String, ColumnSpec>> columns(ColumnSpec all) {
        List<Part<ColumnSpec, ?>> parts = Stream.<Part<ColumnSpec, ?>>concat(
                        OF_COLUMNS.stream(), Stream.of(TYPE.fromOptional(ColumnSpec::type)))
                .toList();
        return Key.of(
                "columns",
                Forms.map(new Section<>(f -> column(f, all, TYPE.read(f)), parts), 0),
                "Settings of individual columns.");
    }

    private static ColumnSpec column(Fields f, ColumnSpec otherwise, Optional<ColumnType> type) {
        Scaled scaled = NUMERIC.read(f).orElse(new Scaled(otherwise.numeric(), otherwise.scale()));
        return new ColumnSpec(
                type,
                scaled.scaling(),
                scaled.factor(),
                MISSING.read(f).orElse(otherwise.missing()),
                MISSING_CATEGORY.read(f).orElse(otherwise.missingCategory()),
                CATEGORICAL.read(f).flatMap(rare -> rare).orElse(otherwise.rare()));
    }

    /** The form of a factor whose reciprocal is finite. */
    private record FactorForm() implements Form<Double> {
        @Override
        public Optional<Double> read(Node node, String path, Problems problems) {
            Optional<Double> factor = ANY.read(node, path, problems);
            if (factor.filter(number -> !Double.isFinite(1 / number)).isPresent()) {
                problems.add(node.position(), path, "expected a factor other than 0");
                return Optional.empty();
            }
            return factor;
        }

        @Override
        public Map<String, Object> schema(String description) {
            return Json.with(ANY.schema(description), "not", Json.map("const", 0));
        }
    }
}
