package dev.nn.application.explain;

import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.domain.network.Dense;
import dev.nn.domain.network.Network;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads which weight or neuron is meant, {@code L.I.J} or {@code L.N}; numbers count from 0 as in the model file. */
record FocusReader(Network network, Problems problems) {

    /** The focus, or nothing when there is no such weight or neuron. */
    Optional<Focus> read(Optional<String> weight, Optional<String> neuron) {
        if (weight.isPresent() && neuron.isPresent()) {
            problems.add(Position.of("--neuron"), "", "is one of the two; --weight " + weight.get() + " is there too");
            return Optional.empty();
        } else if (weight.isPresent()) {
            return numbers("--weight", weight.get(), 3).flatMap(n -> focus("--weight", n[0], n[1], n[2], false));
        }
        return neuron.isPresent()
                ? numbers("--neuron", neuron.get(), 2).flatMap(n -> focus("--neuron", n[0], 0, n[1], true))
                : Optional.of(Focus.first(network.denseLayers().get(0)));
    }

    private Optional<int[]> numbers(String option, String text, int count) {
        String[] parts = text.split("\\.", -1);
        boolean sound = parts.length == count && Stream.of(parts).allMatch(part -> part.matches("[0-9]{1,8}"));
        if (!sound) {
            String form = count == 3 ? "layer.input.unit, such as 0.2.1" : "layer.unit, such as 0.1";
            problems.add(Position.of(option + " " + text), "", "expected " + form);
            return Optional.empty();
        }
        return Optional.of(Stream.of(parts).mapToInt(Integer::parseInt).toArray());
    }

    private Optional<Focus> focus(String option, int layer, int input, int output, boolean neuron) {
        List<Integer> dense = network.denseLayers();
        if (!dense.contains(layer)) {
            problems.add(Position.of(option), "", "layer " + layer + " has no weights; the dense layers are " + dense);
            return Optional.empty();
        }
        Dense found = network.dense(layer);
        if (input >= found.inputs() || output >= found.outputs()) {
            problems.add(
                    Position.of(option),
                    "",
                    "layer " + layer + " has inputs 0 to " + (found.inputs() - 1) + " and units 0 to "
                            + (found.outputs() - 1) + ", found " + (neuron ? "" : "input " + input + " and ") + "unit "
                            + output);
            return Optional.empty();
        }
        return Optional.of(new Focus(layer, input, output, neuron));
    }
}
