package dev.nn.application.catalogue;

import dev.nn.application.document.Fields;
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
import java.util.List;
import java.util.Optional;

/** Makes functions that are written as formulas in the experiment itself. */
record WrittenFunctions(Problems problems) {

    Optional<Activation> activation(FunctionSpec spec) {
        return fields(spec).flatMap(fields -> {
            Optional<Formula> formula = formula(fields, spec, List.of(FormulaActivation.VARIABLE));
            fields.close();
            return formula.map(f -> new FormulaActivation(f, Interval.ALL));
        });
    }

    /** The mean over all elements, unless it says {@code reduction: sum}. */
    Optional<Loss> loss(FunctionSpec spec) {
        return fields(spec).flatMap(fields -> {
            Optional<Formula> formula = formula(fields, spec, List.of("p", "t"));
            String reduction = fields.text("reduction").orElse("mean");
            if (!List.of("mean", "sum").contains(reduction)) {
                problems.add(
                        fields.position(),
                        fields.path("reduction"),
                        "expected one of mean, sum, found '" + reduction + "'");
            }
            fields.close();
            Reduction chosen = reduction.equals("sum") ? Reduction.SUM : Reduction.MEAN_OVER_ELEMENTS;
            return formula.map(f -> Loss.of(new LossForm.OfElements(f), chosen));
        });
    }

    private Optional<Fields> fields(FunctionSpec spec) {
        return spec.formula().flatMap(map -> Fields.of(map, spec.path(), problems));
    }

    private Optional<Formula> formula(Fields fields, FunctionSpec spec, List<String> variables) {
        Optional<String> text = fields.text("formula");
        try {
            Optional<Formula> formula = text.map(t -> Formula.parse(t, variables));
            List<String> unknown = formula.map(Formula::unknownSymbols).orElse(List.of());
            if (!unknown.isEmpty()) {
                String message = unknown + " are not known in a formula of " + variables;
                problems.add(spec.position(), fields.path("formula"), message);
                return Optional.empty();
            }
            return formula;
        } catch (FormulaSyntaxException e) {
            problems.add(spec.position(), fields.path("formula"), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
