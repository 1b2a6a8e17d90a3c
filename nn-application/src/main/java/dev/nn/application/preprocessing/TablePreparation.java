package dev.nn.application.preprocessing;

import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.ColumnSpec;
import dev.nn.application.spec.ExperimentSpec.ColumnType;
import dev.nn.application.spec.ExperimentSpec.DataSpec;
import dev.nn.application.spec.ExperimentSpec.SplitSpec;
import dev.nn.application.spec.MissingCategory;
import dev.nn.application.spec.MissingNumber;
import dev.nn.application.split.Parts;
import dev.nn.application.split.TableSplit;
import dev.nn.application.table.Coding;
import dev.nn.application.table.Column;
import dev.nn.application.table.Table;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.Split;
import dev.nn.domain.data.Task;
import dev.nn.domain.function.ClassEncoding;
import dev.nn.domain.word.Nearest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A preparation of a table: splits its rows into training, validation and test set and encodes them
 * as numbers.
 */
public final class TablePreparation {

    private final Table table;
    private final Optional<Table> test;
    private final int dropped;
    private final DataSpec spec;
    private final Problems problems;

    /** A preparation of a table as specified; {@code test} holds separate test data, if any. */
    public TablePreparation(Table table, Optional<Table> test, DataSpec spec, Problems problems) {
        boolean drops = spec.preprocessing().dropMissingTargets()
                && table.header().containsAll(spec.targets())
                && test.stream().allMatch(own -> own.header().containsAll(spec.targets()));
        this.table = drops ? table.withValues(spec.targets()) : table;
        this.test = drops ? test.map(own -> own.withValues(spec.targets())) : test;
        this.dropped = table.rows() - this.table.rows();
        this.spec = spec;
        this.problems = problems;
    }

    /**
     * Requirements of the loss and the output layer on the target.
     *
     * @param classes encoding of labels; absent for a regression loss
     */
    public record TargetRequirements(Optional<ClassEncoding> classes, Set<Trait> traits) {
        /** Returns whether the outputs have a trait. */
        public boolean has(Trait trait) {
            return traits.contains(trait);
        }
    }

    /** A property of the outputs. */
    public enum Trait {
        /** A single output separates two classes. */
        ONE_FOR_TWO_CLASSES,
        /** Outputs are independent, so that several targets can be labels. */
        INDEPENDENT,
        /** Each output is a probability. */
        PROBABILITIES
    }

    /** Returns the data, or empty if there are problems. */
    public Optional<PreparedData> prepare(TargetRequirements wanted, long seed) {
        Optional<String> partColumn = spec.split().flatMap(SplitSpec::column);
        List<String> names = spec.features().isEmpty()
                ? table.header().stream()
                        .filter(c -> !spec.targets().contains(c))
                        .filter(c -> !partColumn.equals(Optional.of(c)))
                        .filter(c -> !spec.weight().equals(Optional.of(c)))
                        .filter(c -> !table.unnamed().contains(c))
                        .toList()
                : spec.features();
        boolean partKnown = known(partColumn.stream().toList(), spec.place("split.column"), "data.split.column");
        boolean weightKnown = known(spec.weight().stream().toList(), spec.place("sample_weight"), "data.sample_weight");
        boolean ownKnown = spec.preprocessing().places().entrySet().stream()
                .map(place -> known(List.of(place.getKey()), place.getValue(), "data.preprocessing.columns"))
                .reduce(true, Boolean::logicalAnd);
        boolean targetsKnown = known(spec.targets(), spec.place("target"), "data.target");
        boolean featuresKnown = names.stream()
                .map(name -> known(List.of(name), spec.place("features." + name), "data.features"))
                .reduce(true, Boolean::logicalAnd);
        if (!partKnown
                || !weightKnown
                || !ownKnown
                || !targetsKnown
                || !featuresKnown
                || !sound(names)
                || !kept(names)
                || !complete(names)) {
            // Warnings about the file may explain the problems.
            table.notes().forEach(note -> problems.add(note.position(), note.path(), "warning: " + note.message()));
            return Optional.empty();
        }
        ColumnWarnings columns = new ColumnWarnings(table);
        if (wanted.classes().isEmpty() && spec.task().isEmpty() && !columns.targetsAreWordsOrNumbers(spec, problems)) {
            return Optional.empty();
        }
        TargetFitter targets = new TargetFitter(table, spec, problems);
        Task task = targets.task(wanted);
        if (!targets.fits(task)) {
            return Optional.empty();
        }
        Optional<List<String>> classes =
                task == Task.CLASSIFICATION ? Optional.of(targets.classes()) : Optional.empty();
        Optional<Split> parted = new TableSplit(table, spec, test.isPresent(), problems).rows(classes, seed);
        if (parted.isEmpty()) {
            return Optional.empty();
        }
        Split split = parted.get();
        if (split.training().length == 0) {
            String message = "all " + table.rows() + " rows are validation or test rows; none are left for training";
            problems.add(spec.place("split"), "data.split", message);
            return Optional.empty();
        }
        Optional<double[]> weights = spec.weight().isEmpty()
                ? Optional.of(new double[0])
                : weights(spec.weight().get(), split.training());
        if (weights.isEmpty()) {
            return Optional.empty();
        }
        FeatureFitter fitter = new FeatureFitter(table, split.training(), spec.preprocessing(), problems);
        List<ColumnEncoding> features = names.stream().map(fitter::fit).toList();
        TargetEncoding target = targets.fit(task, wanted, split.training());
        return parts(split, features, target)
                .map(parts -> new PreparedData(
                        parts,
                        features,
                        target,
                        weights.get(),
                        0,
                        sources(),
                        warnings(names, columns, fitter, classes, split),
                        table.header()));
    }

    /** Returns the weight of each training row, or empty if one is invalid. */
    private Optional<double[]> weights(String name, int[] training) {
        Column column = table.column(name);
        boolean numeric = column.numeric();
        double[] weights = new double[training.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = numeric ? column.number(training[i]) : -1;
            sum += weights[i];
            if (!(weights[i] >= 0)) {
                String found = column.isMissing(training[i]) ? "an empty value" : "'" + column.text(training[i]) + "'";
                problems.add(table.place(training[i]), name, "expected a weight of 0 or more, found " + found);
                return Optional.empty();
            }
        }
        if (sum == 0) {
            problems.add(table.place(), name, "every training row has weight 0; none are left for training");
            return Optional.empty();
        }
        return Optional.of(weights);
    }

    /**
     * Returns whether features and targets are present, distinct and disjoint; violations are
     * reported as problems.
     */
    private boolean sound(List<String> features) {
        int before = problems.all().size();
        if (features.isEmpty()) {
            problems.add(
                    spec.place("features"),
                    "data.features",
                    "expected at least one feature column besides the target, found none");
        }
        features.stream()
                .filter(spec.targets()::contains)
                .forEach(name -> problems.add(
                        spec.place("features." + name),
                        "data.features",
                        "'" + name + "' is the target and can't also be a feature"));
        twice(features)
                .ifPresent(name -> problems.add(
                        spec.place("features." + name), "data.features", "duplicate column '" + name + "'"));
        twice(spec.targets())
                .ifPresent(
                        name -> problems.add(spec.place("target"), "data.target", "duplicate column '" + name + "'"));
        return problems.all().size() == before && !spec.targets().isEmpty();
    }

    private static Optional<String> twice(List<String> names) {
        Set<String> seen = new HashSet<>();
        return names.stream().filter(name -> !seen.add(name)).findFirst();
    }

    private List<Problem> warnings(
            List<String> features,
            ColumnWarnings columns,
            FeatureFitter fitter,
            Optional<List<String>> classes,
            Split split) {
        List<Problem> warnings = new ArrayList<>(table.notes());
        test.ifPresent(own -> warnings.addAll(own.notes()));
        warnings.addAll(new ColumnSettings(table, spec).warnings(features));
        if (classes.isPresent() && spec.preprocessing().standardizeTarget()) {
            String message = "has no effect: the task is classification";
            warnings.add(new Problem(spec.place("preprocessing"), "data.preprocessing.target", message));
        }
        warnings.addAll(fitter.warnings());
        if (dropped > 0) {
            String message = dropped + " rows without a target were dropped";
            warnings.add(new Problem(table.place(), String.join(", ", spec.targets()), message));
        }
        features.stream()
                .filter(name -> !spec.preprocessing().of(name).is(ColumnType.CATEGORICAL))
                .forEach(name -> columns.ofFeature(name, split.training()).ifPresent(warnings::add));
        spec.targets().forEach(name -> columns.ofTarget(name).ifPresent(warnings::add));
        classes.ifPresent(names ->
                warnings.addAll(columns.classesWithoutRows(spec.targets().get(0), names, split.training())));
        return warnings;
    }

    private Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        if (!table.sha256().isEmpty()) {
            sources.put(table.source(), table.sha256());
        }
        test.ifPresent(own -> sources.put(own.source(), own.sha256()));
        return sources;
    }

    private boolean known(List<String> names, Position at, String path) {
        List<String> unknown =
                names.stream().filter(c -> !table.header().contains(c)).toList();
        unknown.forEach(name -> problems.add(
                at, path, "no column '" + name + "' in " + table.source() + Nearest.hint(name, table.header())));
        return unknown.isEmpty();
    }

    /**
     * Returns whether the values of each column are usable: distinct values are kept where they are
     * needed, and numeric columns are numeric. Violations are reported as problems.
     */
    private boolean kept(List<String> features) {
        int before = problems.all().size();
        Stream.concat(features.stream(), spec.targets().stream())
                .map(table::column)
                .forEach(column -> {
                    if (column.coding() instanceof Coding.MixedOverflow lost) {
                        problems.add(
                                table.place(lost),
                                column.name(),
                                lost.fault() + "; select the columns to use in data.features");
                    } else if (column.coding() instanceof Coding.NumbersOnly plain
                            && spec.preprocessing().of(column.name()).is(ColumnType.CATEGORICAL)) {
                        problems.add(table.place(), column.name(), plain.why() + ": these values can't be categories");
                    } else if (spec.preprocessing().of(column.name()).is(ColumnType.NUMERIC) && !column.numeric()) {
                        String word = column.firstWord().orElse("");
                        problems.add(
                                table.place(column, word),
                                column.name(),
                                "'" + word + "' is not a number, and data.preprocessing.columns." + column.name()
                                        + ".type is numeric; list markers of missing values in data.csv.missing");
                    }
                });
        return problems.all().size() == before;
    }

    private boolean complete(List<String> features) {
        boolean complete = true;
        Set<String> known = new HashSet<>(features);
        for (String name : table.header()) {
            Optional<String> help = spec.targets().contains(name)
                    ? Optional.of("every row needs a target; data.preprocessing.missing_target: drop removes such rows")
                    : known.contains(name) ? helpWhereMissing(name) : Optional.empty();
            int row = help.isPresent() ? table.column(name).firstMissing() : -1;
            if (row >= 0) {
                Column column = table.column(name);
                boolean all = column.coding() instanceof Coding.Words
                        && column.present().isEmpty();
                String advice =
                        all ? "every value of this column is missing; remove it from data.features" : help.orElse("");
                problems.add(table.place(row), name, "the value is missing; " + advice);
                complete = false;
            }
        }
        return complete;
    }

    /** Returns advice on missing values of a feature; empty if they are handled. */
    private Optional<String> helpWhereMissing(String name) {
        ColumnSpec own = spec.preprocessing().of(name);
        boolean numeric = !own.is(ColumnType.CATEGORICAL) && table.column(name).numeric();
        if (numeric ? own.missing() != MissingNumber.ERROR : own.missingCategory() != MissingCategory.ERROR) {
            return Optional.empty();
        }
        return Optional.of(
                numeric
                        ? "data.preprocessing.missing can fill a numeric column (mean, median, most_frequent)"
                        : "data.preprocessing.missing_category can fill in a category (most_frequent) or add one"
                                + " (separate)");
    }

    /**
     * Returns every part that has rows; separate test data is used whole. Empty if a value cannot
     * be encoded.
     */
    private Optional<Map<String, Dataset>> parts(Split split, List<ColumnEncoding> features, TargetEncoding target) {
        Map<String, Optional<Dataset>> parts = new LinkedHashMap<>();
        RowEncoder own = new RowEncoder(table, problems);
        parts.put(Parts.TRAIN, own.dataset(split.training(), features, target.columns()));
        if (split.validation().length > 0) {
            parts.put(Parts.VALIDATION, own.dataset(split.validation(), features, target.columns()));
        }
        if (test.isPresent()) {
            parts.put(Parts.TEST, new RowEncoder(test.get(), problems).dataset(features, target.columns()));
        } else if (split.test().length > 0) {
            parts.put(Parts.TEST, own.dataset(split.test(), features, target.columns()));
        }
        if (parts.values().stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Map<String, Dataset> whole = new LinkedHashMap<>();
        parts.forEach((name, part) -> whole.put(name, part.orElseThrow()));
        return Optional.of(whole);
    }
}
