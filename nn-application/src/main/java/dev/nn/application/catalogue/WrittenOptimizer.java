package dev.nn.application.catalogue;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.Entry;
import dev.nn.application.document.Node.ListNode;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.document.Values;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.FunctionSpec;
import dev.nn.domain.formula.FormulaSyntaxException;
import dev.nn.domain.function.Interval;
import dev.nn.domain.optimizer.Optimizer;
import dev.nn.domain.optimizer.UpdateRule;
import dev.nn.domain.optimizer.UpdateRule.Assignment;
import dev.nn.domain.optimizer.UpdateRule.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A reader of optimizers that the experiment defines by formulas: {@code {formula: {state: [m],
 * update: ["m = 0.9 * m + gradient", "parameter = ..."]}, learning_rate: 0.1}}. Further keys are
 * numbers used in the updates.
 */
record WrittenOptimizer(Problems problems) {

    private static final String LEARNING_RATE = "learning_rate";

    Optional<ResolvedFunction<Optimizer>> read(FunctionSpec spec) {
        return spec.formula()
                .flatMap(map -> Fields.of(map, spec.path(), problems))
                .flatMap(this::read);
    }

    private Optional<ResolvedFunction<Optimizer>> read(Fields fields) {
        int before = problems.all().size();
        List<State> state = new ArrayList<>();
        List<Assignment> updates = new ArrayList<>();
        fields.map(FunctionUse.FORMULA).ifPresent(formula -> {
            formula.allow(List.of("state", "update"));
            formula.node("state").ifPresent(node -> states(node, formula.path("state"), state));
            formula.required("update");
            formula.list("update").ifPresent(list -> updates(list, formula.path("update"), updates));
            formula.close();
        });
        fields.required(LEARNING_RATE);
        double rate = fields.number(LEARNING_RATE, Interval.NON_NEGATIVE).orElse(0.0);
        Map<String, Double> numbers = numbers(fields, state, updates);
        fields.close();
        if (problems.all().size() > before) {
            return Optional.empty();
        }
        try {
            UpdateRule rule = new UpdateRule(state, updates, numbers);
            return Optional.of(new ResolvedFunction<>(use(state, updates, rate, numbers), new Optimizer(rule, rate)));
        } catch (IllegalArgumentException e) {
            problems.add(
                    fields.positionOf(FunctionUse.FORMULA),
                    fields.path(FunctionUse.FORMULA),
                    String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Reads the state: names that start at 0, or names with their initial values. */
    private void states(Node node, String path, List<State> state) {
        Values values = new Values(problems);
        if (node instanceof MapNode map) {
            for (Entry entry : map.entries()) {
                values.number(entry.value(), path + "." + entry.key(), Interval.ALL)
                        .ifPresent(start -> state.add(new State(entry.key(), start)));
            }
        } else {
            values.list(node, path)
                    .ifPresent(list -> list.items()
                            .forEach(item -> values.text(item, path).ifPresent(name -> state.add(new State(name, 0)))));
        }
    }

    private void updates(ListNode list, String path, List<Assignment> updates) {
        for (int i = 0; i < list.items().size(); i++) {
            Node item = list.items().get(i);
            String at = path + "[" + i + "]";
            new Values(problems).text(item, at).ifPresent(text -> {
                try {
                    updates.add(Assignment.parse(text));
                } catch (FormulaSyntaxException | IllegalArgumentException e) {
                    problems.add(item.position(), at, String.valueOf(e.getMessage()));
                }
            });
        }
    }

    /** Returns the hyperparameters: every other key that an update uses. */
    private static Map<String, Double> numbers(Fields fields, List<State> state, List<Assignment> updates) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>(UpdateRule.VARIABLES);
        state.forEach(s -> taken.add(s.name()));
        updates.forEach(u -> taken.add(u.target()));
        updates.stream()
                .flatMap(update -> update.formula().expression().symbols().stream())
                .distinct()
                .filter(name -> !taken.contains(name) && fields.has(name))
                .forEach(name -> fields.number(name, Interval.ALL).ifPresent(value -> numbers.put(name, value)));
        return numbers;
    }

    private static FunctionUse use(
            List<State> state, List<Assignment> updates, double rate, Map<String, Double> numbers) {
        Map<String, Object> starts = new LinkedHashMap<>();
        state.forEach(s -> starts.put(s.name(), s.initial()));
        Map<String, Object> formula = new LinkedHashMap<>();
        if (!starts.isEmpty()) {
            formula.put("state", starts);
        }
        formula.put(
                "update",
                updates.stream()
                        .map(u -> u.target() + " = " + u.formula().text())
                        .toList());
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put(FunctionUse.FORMULA, formula);
        arguments.put(LEARNING_RATE, rate);
        arguments.putAll(numbers);
        return new FunctionUse(FunctionUse.FORMULA, arguments);
    }
}
