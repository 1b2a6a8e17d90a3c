package dev.nn.application.preprocessing;

import dev.nn.application.preprocessing.TablePreparation.TargetRequirements;
import dev.nn.application.preprocessing.TablePreparation.Trait;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.ExperimentSpec.DataSpec;
import dev.nn.application.table.Coding;
import dev.nn.application.table.Column;
import dev.nn.application.table.Table;
import dev.nn.domain.data.Task;
import dev.nn.domain.function.ClassEncoding;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A fitter of the target encoding: determines whether targets are numbers, classes or labels, and
 * encodes them as numbers.
 */
final class TargetFitter {

    private final Table table;
    private final DataSpec spec;
    private final Problems problems;
    private final Map<String, List<String>> names = new HashMap<>();

    TargetFitter(Table table, DataSpec spec, Problems problems) {
        this.table = table;
        this.spec = spec;
        this.problems = problems;
    }

    /** Returns the configured task, or else the task inferred from the loss and the columns. */
    Task task(TargetRequirements wanted) {
        boolean numeric = spec.targets().stream().map(table::column).allMatch(Column::numeric);
        if (spec.task().isPresent()) {
            return Stream.of(Task.values())
                    .filter(task -> task.text().equals(spec.task().get()))
                    .findFirst()
                    .orElseThrow();
        } else if (spec.targets().size() > 1 && wanted.classes().isPresent() && wanted.has(Trait.INDEPENDENT)) {
            return Task.MULTI_LABEL;
        }
        return wanted.classes().isPresent() || !numeric ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    /** Returns whether the target columns suit the task; mismatches are reported as problems. */
    boolean fits(Task task) {
        if (task == Task.MULTI_LABEL) {
            return labelsFit();
        }
        if (task == Task.CLASSIFICATION && spec.targets().size() > 1) {
            problems.add(
                    spec.place("target"),
                    "data.target",
                    "classification needs a single target column, found " + spec.targets());
            return false;
        }
        if (task == Task.CLASSIFICATION
                && table.column(spec.targets().get(0)).coding() instanceof Coding.NumbersOnly plain) {
            problems.add(spec.place("target"), "data.target", plain.why() + ": these values can't be classes");
            return false;
        }
        if (task == Task.CLASSIFICATION && classes().size() < 2) {
            String message = "classification needs at least two classes, found " + classes() + " in " + table.source();
            problems.add(spec.place("target"), "data.target", message);
            return false;
        }
        if (task == Task.CLASSIFICATION && !distinctByValue()) {
            return false;
        }
        List<String> words =
                spec.targets().stream().filter(c -> !table.column(c).numeric()).toList();
        if (task == Task.REGRESSION && !words.isEmpty()) {
            problems.add(spec.place("target"), "data.target", "regression needs numbers, found text in " + words);
            return false;
        }
        return true;
    }

    private boolean labelsFit() {
        int before = problems.all().size();
        for (String name : spec.targets()) {
            boolean plain = table.column(name).coding() instanceof Coding.NumbersOnly;
            if (plain || classNames(name).size() != 2) {
                problems.add(
                        spec.place("target"),
                        "data.target",
                        "'" + name + "' is one of several labels: expected two distinct values (on and off), found "
                                + (plain ? "many numbers" : classNames(name).size()));
            }
        }
        return problems.all().size() == before;
    }

    /**
     * Returns whether no two classes are the same number: 1 and 1.0 differ as text but not in
     * value.
     */
    private boolean distinctByValue() {
        String column = spec.targets().get(0);
        List<String> classes = table.column(column).numeric() ? classes() : List.of();
        for (int k = 1; k < classes.size(); k++) {
            if (Double.parseDouble(classes.get(k)) == Double.parseDouble(classes.get(k - 1))) {
                String both = "'" + classes.get(k - 1) + "' and '" + classes.get(k) + "'";
                problems.add(table.place(), column, both + " are two spellings of the same number; use only one");
                return false;
            }
        }
        return true;
    }

    /**
     * Returns the classes of a target, sorted as numbers or else as strings. The rows of a column
     * are scanned only once.
     */
    private List<String> classNames(String target) {
        return names.computeIfAbsent(target, this::namesIn);
    }

    private List<String> namesIn(String target) {
        Column column = table.column(target);
        Comparator<String> order =
                column.numeric() ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder();
        return column.present().stream().sorted(order).toList();
    }

    /** Returns the classes of the single target, in the order of their indices. */
    List<String> classes() {
        return classNames(spec.targets().get(0));
    }

    /** Returns the encoding of targets, fitted on the training rows. */
    TargetEncoding fit(Task task, TargetRequirements wanted, int[] training) {
        return switch (task) {
            case CLASSIFICATION -> classes(wanted);
            case MULTI_LABEL -> labels(wanted);
            case REGRESSION -> values(training);
        };
    }

    private TargetEncoding classes(TargetRequirements wanted) {
        List<String> classes = classes();
        int width = wanted.has(Trait.ONE_FOR_TWO_CLASSES) && classes.size() == 2 ? 1 : classes.size();
        ClassEncoding encoding = wanted.classes().orElse(ClassEncoding.ZERO_ONE);
        return new TargetEncoding.Classes(
                new ColumnEncoding.Label(spec.targets().get(0), classes, width, encoding),
                wanted.has(Trait.PROBABILITIES));
    }

    private TargetEncoding labels(TargetRequirements wanted) {
        ClassEncoding encoding = wanted.classes().orElse(ClassEncoding.ZERO_ONE);
        return new TargetEncoding.Labels(
                spec.targets().stream()
                        .map(name -> new ColumnEncoding.Label(name, classNames(name), 1, encoding))
                        .toList(),
                wanted.has(Trait.PROBABILITIES));
    }

    private TargetEncoding values(int[] training) {
        return new TargetEncoding.Values(spec.targets().stream()
                .map(name -> spec.preprocessing().standardizeTarget()
                        ? standardized(name, training)
                        : ColumnEncoding.Numeric.plain(name))
                .toList());
    }

    private ColumnEncoding.Numeric standardized(String name, int[] training) {
        ColumnEncoding.Numeric fitted = FeatureFitter.standardized(
                new ColumnStatistics(table.column(name), training), false, OptionalDouble.empty());
        if (FeatureFitter.isFinite(fitted)) {
            return fitted;
        }
        problems.add(table.place(), name, "its numbers are too large to standardize");
        return ColumnEncoding.Numeric.plain(name);
    }
}
