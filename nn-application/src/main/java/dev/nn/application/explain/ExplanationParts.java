package dev.nn.application.explain;

import dev.nn.application.explain.Explanation.Change;
import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Equation;
import dev.nn.application.page.Block.Equations;
import dev.nn.application.page.Block.Heading;
import dev.nn.application.page.Block.Paragraph;
import dev.nn.domain.backprop.Trace.LayerTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the sections of an explanation share: its layers, counted among the dense ones, the names of equations, and the page
 * that grows.
 */
record ExplanationParts(
        Explanation explanation, List<LayerTrace> layers, List<LocalSlopes> slopes, Focus focus, List<Block> blocks) {

    /** Beyond so many units a layer's sums are cut short, and the page says so. */
    static final int MOST_UNITS = 12;

    /** Nothing is on the page yet. */
    static ExplanationParts of(Explanation explanation) {
        List<LayerTrace> layers = explanation.trace().layers();
        return new ExplanationParts(
                explanation,
                layers,
                layers.stream().map(LocalSlopes::new).toList(),
                explanation.focus(),
                new ArrayList<>());
    }

    void add(Block block) {
        blocks.add(block);
    }

    Change change(int n) {
        return explanation.changes().get(n);
    }

    int dense(int layer) {
        return IntStream.range(0, layers.size())
                .filter(n -> layers.get(n).index() == layer)
                .findFirst()
                .orElseThrow();
    }

    /** What comes into a layer: x, or the activations of the dense layer before. */
    static String source(int n) {
        return n == 0 ? "x" : "a";
    }

    int sourceLayer(int n) {
        return n == 0 ? -1 : layers.get(n - 1).index();
    }

    String activationId(int n, int unit) {
        return n < 0 || !shown(n, layers.get(n).activation()[0].length).contains(unit) ? "" : id("a", n, unit);
    }

    String id(String name, int n, int unit) {
        return name + layers.get(n).index() + "-" + unit;
    }

    String slopeId(int n, int a, int z) {
        return "s" + layers.get(n).index() + "-" + a + "-" + z;
    }

    /** Units of a layer that the page has room for, the one that is looked at always among them; of a neuron's page, that one alone in its layer. */
    List<Integer> shown(int n, int count) {
        if (focus.neuron() && layers.get(n).index() == focus.layer()) {
            return List.of(focus.output());
        }
        List<Integer> first = range(Math.min(count, MOST_UNITS));
        boolean beyond = layers.get(n).index() == focus.layer() && focus.output() >= MOST_UNITS;
        return beyond ? Stream.concat(first.stream(), Stream.of(focus.output())).toList() : first;
    }

    static List<Integer> range(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    void note(int count, int shown, String what) {
        if (count > shown) {
            paragraph("... and " + (count - shown) + " " + what + " more, which are left out here.");
        }
    }

    void heading(String text) {
        blocks.add(new Heading(2, text));
    }

    void paragraph(String text) {
        blocks.add(new Paragraph(text));
    }

    void equations(Equation... equations) {
        blocks.add(new Equations(List.of(equations)));
    }
}
