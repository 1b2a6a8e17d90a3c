package dev.nn.application.explain;

import dev.nn.application.port.in.Focus;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import dev.nn.domain.backprop.Trace;
import dev.nn.domain.backprop.Trace.LayerTrace;
import dev.nn.domain.network.Network;
import dev.nn.domain.network.PlacedLayer;
import dev.nn.domain.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A reader of the requested weight {@code L.I.J} or neuron {@code L.N}; indices start at 0, as in
 * the model file.
 */
record FocusReader(Network network, Problems problems) {

    /** A requested weight or neuron; the gradients determine the rest. */
    record Request(Optional<Focus> exactly, Optional<int[]> neuron) {

        /**
         * Returns the requested weight. Without one, returns the weight with the largest gradient:
         * of the requested neuron, or of the first layer with a nonzero gradient.
         */
        Focus in(Trace trace) {
            if (exactly.isPresent()) {
                return exactly.get();
            } else if (neuron.isPresent()) {
                int layer = neuron.get()[0];
                int unit = neuron.get()[1];
                return new Focus(layer, largest(trace, layer, unit, unit + 1)[0], unit, true);
            }
            List<Integer> learning = trace.layers().stream()
                    .filter(layer -> layer.layer().learns())
                    .map(LayerTrace::index)
                    .toList();
            for (int layer : learning) {
                Tensor gradients = trace.gradients().weights(layer);
                int[] found = largest(trace, layer, 0, gradients.columns());
                if (gradients.get(found[0], found[1]) != 0) {
                    return new Focus(layer, found[0], found[1], false);
                }
            }
            return new Focus(learning.get(0), 0, 0, false);
        }

        /**
         * Returns the input and unit of the largest absolute gradient, the first if several are
         * equal.
         */
        private static int[] largest(Trace trace, int layer, int from, int to) {
            Tensor gradients = trace.gradients().weights(layer);
            int[] found = {0, from};
            for (int i = 0; i < gradients.rows(); i++) {
                for (int j = from; j < to; j++) {
                    if (Math.abs(gradients.get(i, j)) > Math.abs(gradients.get(found[0], found[1]))) {
                        found = new int[] {i, j};
                    }
                }
            }
            return found;
        }
    }

    /** Reads the request; empty if there is no such weight or neuron. */
    Optional<Request> read(Optional<String> weight, Optional<String> neuron) {
        if (weight.isPresent() && neuron.isPresent()) {
            problems.add(
                    Position.request("neuron"), "", "conflicts with weight " + weight.get() + "; use only one of them");
            return Optional.empty();
        } else if (weight.isPresent()) {
            return numbers("weight", weight.get(), 3)
                    .filter(n -> isThere("weight", n[0], OptionalInt.of(n[1]), n[2]))
                    .map(n -> new Request(Optional.of(new Focus(n[0], n[1], n[2], false)), Optional.empty()));
        }
        return neuron.isPresent()
                ? numbers("neuron", neuron.get(), 2)
                        .filter(n -> isThere("neuron", n[0], OptionalInt.empty(), n[1]))
                        .map(n -> new Request(Optional.empty(), Optional.of(n)))
                : Optional.of(new Request(Optional.empty(), Optional.empty()));
    }

    private Optional<int[]> numbers(String field, String text, int count) {
        String[] parts = text.split("\\.", -1);
        boolean sound = parts.length == count && Stream.of(parts).allMatch(part -> part.matches("[0-9]{1,8}"));
        if (!sound) {
            String form = count == 3 ? "layer.input.unit, such as 0.2.1" : "layer.unit, such as 0.1";
            problems.add(Position.request(field, text), "", "expected " + form);
            return Optional.empty();
        }
        return Optional.of(Stream.of(parts).mapToInt(Integer::parseInt).toArray());
    }

    private boolean isThere(String field, int layer, OptionalInt input, int output) {
        List<Integer> learning =
                network.learning().stream().map(PlacedLayer::index).toList();
        if (!learning.contains(layer)) {
            problems.add(
                    Position.request(field),
                    "",
                    "layer " + layer + " has no weights; the layers with weights are " + learning);
            return false;
        }
        PlacedLayer found = network.layer(layer);
        if (input.orElse(0) >= found.inputs() || output >= found.outputs()) {
            problems.add(
                    Position.request(field),
                    "",
                    "layer " + layer + " has inputs 0 to " + (found.inputs() - 1) + " and units 0 to "
                            + (found.outputs() - 1) + ", found "
                            + (input.isEmpty() ? "" : "input " + input.getAsInt() + " and ") + "unit "
                            + output);
            return false;
        }
        return true;
    }
}
