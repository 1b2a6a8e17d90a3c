package dev.nn.application.data;

import dev.nn.application.problem.Nearest;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.DataSpec;
import dev.nn.application.spec.ExperimentSpec.SplitSpec;
import dev.nn.domain.data.Dataset;
import dev.nn.domain.data.Split;
import dev.nn.domain.data.Task;
import dev.nn.domain.function.ClassEncoding;
import dev.nn.domain.random.Purpose;
import dev.nn.domain.random.RandomStream;
import dev.nn.domain.tensor.Float64Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts a table into rows that train, validate and test, and makes numbers of them. */
public final class TablePreparation {

    private final Table table;
    private final DataSpec spec;
    private final Problems problems;

    /** Prepares one table as the specification says. */
    public TablePreparation(Table table, DataSpec spec, Problems problems) {
        this.table = table;
        this.spec = spec;
        this.problems = problems;
    }

    /**
     * What the loss and the output layer want of the target.
     *
     * @param classes encoding of labels, absent where the loss is for numbers
     * @param oneOutputForTwo whether two classes are one output
     * @param probabilities whether the output layer gives probabilities
     */
    public record Wanted(Optional<ClassEncoding> classes, boolean oneOutputForTwo, boolean probabilities) {}

    /** The data, or nothing when something is wrong. */
    public Optional<PreparedData> prepare(Wanted wanted, long seed) {
        List<String> features = spec.features().isEmpty()
                ? table.header().stream()
                        .filter(c -> !spec.targets().contains(c))
                        .toList()
                : spec.features();
        boolean targetsKnown = known(spec.targets(), spec.targetPosition(), "data.target");
        boolean featuresKnown = known(features, spec.position(), "data.features");
        if (!targetsKnown || !featuresKnown || spec.targets().isEmpty() || !complete(features)) {
            return Optional.empty();
        }
        Task task = task(wanted);
        if (!fits(task)) {
            return Optional.empty();
        }
        Split split = split(task, seed);
        if (split.training().length == 0) {
            String message = "all " + table.rows().size() + " rows are validation or test; none is left to train";
            problems.add(spec.position(), "data.split", message);
            return Optional.empty();
        }
        FeatureFitter fitter = new FeatureFitter(table, split.training(), spec.preprocessing());
        List<FeatureColumn> columns = FeatureFitter.fitAll(fitter, features);
        TargetEncoding target = task == Task.CLASSIFICATION ? classes(wanted) : values(split.training());
        Map<String, Dataset> parts = new LinkedHashMap<>();
        part(parts, PreparedData.TRAIN, split.training(), columns, target);
        part(parts, PreparedData.VALIDATION, split.validation(), columns, target);
        part(parts, PreparedData.TEST, split.test(), columns, target);
        return Optional.of(new PreparedData(parts, columns, target));
    }

    private boolean known(List<String> names, Position at, String path) {
        List<String> unknown =
                names.stream().filter(c -> !table.header().contains(c)).toList();
        unknown.forEach(name -> problems.add(
                at, path, "no column '" + name + "' in " + table.source() + Nearest.hint(name, table.header())));
        return unknown.isEmpty();
    }

    private boolean complete(List<String> features) {
        boolean fill = !spec.preprocessing().missing().equals("error");
        boolean complete = true;
        for (String name : table.header()) {
            boolean target = spec.targets().contains(name);
            if (target || (features.contains(name) && !(fill && table.isNumeric(name)))) {
                int row = table.column(name).indexOf("");
                if (row >= 0) {
                    String help = target
                            ? "every row needs its target"
                            : "data.preprocessing.missing can fill a numeric column (mean, median, most_frequent)";
                    problems.add(place(row), name, "the value is missing; " + help);
                    complete = false;
                }
            }
        }
        return complete;
    }

    private Position place(int row) {
        return new Position(table.source(), Math.toIntExact(table.lines().get(row)), 1);
    }

    private Task task(Wanted wanted) {
        boolean numeric = spec.targets().stream().allMatch(table::isNumeric);
        if (spec.task().isPresent()) {
            return spec.task().get().equals("classification") ? Task.CLASSIFICATION : Task.REGRESSION;
        }
        return wanted.classes().isPresent() || !numeric ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    private boolean fits(Task task) {
        if (task == Task.CLASSIFICATION && spec.targets().size() > 1) {
            problems.add(spec.targetPosition(), "data.target", "classes are in one column, found " + spec.targets());
            return false;
        }
        if (task == Task.CLASSIFICATION && classNames().size() < 2) {
            String message =
                    "classification needs at least two classes, found " + classNames() + " in " + table.source();
            problems.add(spec.targetPosition(), "data.target", message);
            return false;
        }
        List<String> words =
                spec.targets().stream().filter(c -> !table.isNumeric(c)).toList();
        if (task == Task.REGRESSION && !words.isEmpty()) {
            problems.add(spec.targetPosition(), "data.target", "regression needs numbers, found text in " + words);
            return false;
        }
        return true;
    }

    private Split split(Task task, long seed) {
        RandomStream random = RandomStream.of(seed, Purpose.SPLIT, 0, 0);
        int rows = table.rows().size();
        if (spec.split().isEmpty()) {
            return Split.none(rows);
        }
        SplitSpec split = spec.split().get();
        if (!split.stratify() || task == Task.REGRESSION) {
            return Split.random(rows, split.validation(), split.test(), random);
        }
        List<String> labels = table.column(spec.targets().get(0));
        List<String> names = classNames();
        int[] classes = labels.stream().mapToInt(names::indexOf).toArray();
        return Split.stratified(classes, split.validation(), split.test(), random);
    }

    /** Numbers in their order, words in theirs. */
    private List<String> classNames() {
        String column = spec.targets().get(0);
        Comparator<String> order =
                table.isNumeric(column) ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder();
        return table.column(column).stream().distinct().sorted(order).toList();
    }

    private TargetEncoding classes(Wanted wanted) {
        List<String> names = classNames();
        int width = wanted.oneOutputForTwo() && names.size() == 2 ? 1 : names.size();
        return new TargetEncoding.Classes(
                names, width, wanted.classes().orElse(ClassEncoding.ZERO_ONE), wanted.probabilities());
    }

    private TargetEncoding values(int[] training) {
        List<FeatureColumn.Numeric> columns = new ArrayList<>();
        for (String name : spec.targets()) {
            List<String> all = table.column(name);
            double[] values = Arrays.stream(training)
                    .mapToObj(all::get)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            columns.add(
                    spec.preprocessing().standardizeTarget()
                            ? FeatureFitter.standardized(name, values, 0)
                            : new FeatureColumn.Numeric(name, 0, 1, 0));
        }
        return new TargetEncoding.Values(columns);
    }

    private void part(
            Map<String, Dataset> parts, String name, int[] rows, List<FeatureColumn> columns, TargetEncoding target) {
        if (rows.length > 0) {
            double[][] inputs = new double[rows.length][];
            double[][] targets = new double[rows.length][];
            for (int i = 0; i < rows.length; i++) {
                inputs[i] = FeatureFitter.encode(columns, table, rows[i]);
                targets[i] = target(target, rows[i]);
            }
            parts.put(name, new Dataset(Float64Tensor.of(inputs), Float64Tensor.of(targets)));
        }
    }

    private double[] target(TargetEncoding target, int row) {
        if (target instanceof TargetEncoding.Classes classes) {
            return classes.encode(table.value(row, spec.targets().get(0)));
        }
        return FeatureFitter.encode(List.copyOf(((TargetEncoding.Values) target).columns()), table, row);
    }
}
