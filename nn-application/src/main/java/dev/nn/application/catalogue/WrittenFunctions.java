package dev.nn.application.catalogue;

import dev.nn.application.document.Fields;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.FunctionSpec;
import dev.nn.domain.formula.Formula;
import dev.nn.domain.formula.FormulaSyntaxException;
import dev.nn.domain.function.Activation;
import dev.nn.domain.function.FormulaActivation;
import dev.nn.domain.function.Interval;
import dev.nn.domain.function.Loss;
import dev.nn.domain.function.LossForm;
import dev.nn.domain.function.Reduction;
import dev.nn.domain.optimizer.Schedule;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A reader of functions that the experiment defines by one formula. */
public record WrittenFunctions(Problems problems) {

    Optional<ResolvedFunction<Activation>> activation(FunctionSpec spec) {
        return fields(spec).flatMap(fields -> {
            Optional<Formula> formula = formula(fields, List.of(FormulaActivation.VARIABLE));
            fields.close();
            return formula.map(f -> chosen(f, Map.of(), new FormulaActivation(f, Interval.ALL)));
        });
    }

    /** Reductions of a formula loss, by their names in an experiment file. */
    public static final Map<String, Reduction> REDUCTIONS = reductions();

    private static Map<String, Reduction> reductions() {
        Map<String, Reduction> reductions = new LinkedHashMap<>();
        reductions.put("mean", Reduction.MEAN_OVER_ELEMENTS);
        reductions.put("mean_over_batch", Reduction.MEAN_OVER_BATCH);
        reductions.put("sum", Reduction.SUM);
        return Collections.unmodifiableMap(reductions);
    }

    /** Reads a loss; the default reduction is the mean over all elements. */
    Optional<ResolvedFunction<Loss>> loss(FunctionSpec spec) {
        return fields(spec).flatMap(fields -> {
            Optional<Formula> formula = formula(fields, List.of("p", "t"));
            String reduction =
                    fields.word("reduction", List.copyOf(REDUCTIONS.keySet())).orElse("mean");
            fields.close();
            Reduction reduced = Objects.requireNonNull(REDUCTIONS.get(reduction));
            return formula.map(
                    f -> chosen(f, Map.of("reduction", reduction), Loss.of(new LossForm.OfElements(f), reduced)));
        });
    }

    /**
     * Reads a schedule: a factor on the base rate in {@code epoch}, {@code step}, {@code epochs}
     * and {@code steps}.
     */
    Optional<ResolvedFunction<Schedule>> schedule(FunctionSpec spec, long mostWarmup) {
        return fields(spec).flatMap(fields -> {
            Optional<Formula> formula = formula(fields, Schedule.VARIABLES);
            long warmup = fields.whole("warmup_epochs", 0, mostWarmup).orElse(0L);
            fields.close();
            return formula.map(f ->
                    chosen(f, Map.of("warmup_epochs", warmup), Schedule.of(f).withWarmup((int) warmup)));
        });
    }

    private Optional<Fields> fields(FunctionSpec spec) {
        return spec.formula().flatMap(map -> Fields.of(map, spec.path(), problems));
    }

    private static <T> ResolvedFunction<T> chosen(Formula formula, Map<String, Object> more, T function) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put(FunctionUse.FORMULA, formula.text());
        arguments.putAll(more);
        return new ResolvedFunction<>(new FunctionUse(FunctionUse.FORMULA, arguments), function);
    }

    private Optional<Formula> formula(Fields fields, List<String> variables) {
        Position at = fields.positionOf(FunctionUse.FORMULA);
        return fields.text(FunctionUse.FORMULA).flatMap(text -> parse(text, variables, at, fields));
    }

    /**
     * Parses a formula. Names that are not variables may be keys beside it, with numbers as values.
     */
    private Optional<Formula> parse(String text, List<String> variables, Position at, Fields fields) {
        String path = fields.path(FunctionUse.FORMULA);
        try {
            Formula written = Formula.parse(text, variables);
            Map<String, Double> numbers = new HashMap<>();
            written.unknownSymbols().stream()
                    .filter(fields::has)
                    .forEach(name -> fields.number(name, Interval.ALL).ifPresent(number -> numbers.put(name, number)));
            Formula formula = written.with(numbers);
            if (formula.unknownSymbols().isEmpty()) {
                return Optional.of(formula);
            }
            problems.add(at, path, formula.unknownSymbols() + " not defined; available variables: " + variables);
        } catch (FormulaSyntaxException e) {
            problems.add(at, path, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }
}
