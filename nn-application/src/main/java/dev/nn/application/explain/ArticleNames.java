package dev.nn.application.explain;

import dev.nn.application.page.Block;
import dev.nn.application.page.Block.Equation;
import dev.nn.application.page.Block.Equations;
import dev.nn.application.page.Block.Folded;
import dev.nn.application.page.Block.TextTable;
import dev.nn.application.page.Page;
import dev.nn.application.page.Term;
import dev.nn.application.page.Term.Letter;
import dev.nn.application.page.Term.Subscripted;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The letters of the article "Back-Propagation is very simple. Who made it Complicated?": inputs i,
 * hidden units j and k, outputs l, numbered from 1. The hidden layers are h1, h2, ..., the last one
 * is O. The article works one network with three layers; the letters continue for deeper ones.
 *
 * @param order the indices of the layers that have activations, from the input to the output
 */
record ArticleNames(List<Integer> order) {

    private static final char INPUT = 'i';

    /** Returns a page with these letters and a legend of them. */
    Page of(Page page) {
        List<Block> blocks = new ArrayList<>(List.of(legend()));
        page.blocks().forEach(block -> blocks.add(renamed(block)));
        return new Page(page.title(), blocks);
    }

    private Block renamed(Block block) {
        if (block instanceof Equations equations) {
            return new Equations(equations.equations().stream()
                    .map(one -> new Equation(
                            one.id(), one.sides().stream().map(this::side).toList()))
                    .toList());
        }
        return block instanceof Folded folded
                ? new Folded(
                        folded.summary(),
                        folded.blocks().stream().map(this::renamed).toList())
                : block;
    }

    private TextTable legend() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("i1, i2, ...", "x[0], x[1], ..."));
        for (int n : order) {
            int place = order.indexOf(n);
            String from = units(place);
            String to = units(place + 1);
            rows.add(List.of(
                    "w_" + from + "1" + to + "2, b_" + to + "1, " + layer(place) + "_in1, " + layer(place) + "_out1",
                    Stream.of("w%d[0,1]", "b%d[0]", "z%d[0]", "a%d[0]")
                            .map(letter -> letter.formatted(n))
                            .collect(Collectors.joining(", "))));
        }
        rows.add(List.of("y1, E", "t[0], L"));
        return new TextTable("", List.of("article", "nn"), rows);
    }

    /** Renames a side of an equation. A lone x or t is the whole input or target, elsewhere it is a variable. */
    private Term side(Term side) {
        if (side instanceof Letter letter && letter.indices().isEmpty()) {
            switch (letter.name()) {
                case "x" -> {
                    return numbered("i", List.of());
                }
                case "t" -> {
                    return numbered("y", List.of());
                }
                default -> {}
            }
        }
        return side.renamed(this::name);
    }

    /** Returns the name of a letter in the article. */
    Term name(Letter letter) {
        int place = order.indexOf(letter.layer());
        List<Integer> at = letter.indices();
        if (place < 0) {
            return switch (letter.name()) {
                case "x" -> at.isEmpty() ? letter : numbered("i", at);
                case "t" -> at.isEmpty() ? letter : numbered("y", at);
                case "L" -> numbered("E", at);
                default -> letter;
            };
        }
        String from = units(place);
        String to = units(place + 1);
        return switch (letter.name()) {
            case "w" ->
                new Subscripted(
                        "w",
                        (at.isEmpty() ? from : from + (at.get(0) + 1)) + to + (at.size() < 2 ? "" : at.get(1) + 1));
            case "z" -> new Subscripted(layer(place), numbers("in", at));
            case "a" -> new Subscripted(layer(place), numbers("out", at));
            case "L" -> numbered("E", at);
            default -> new Subscripted(letter.name(), numbers(to, at));
        };
    }

    private static Term numbered(String name, List<Integer> indices) {
        return new Subscripted(numbers(name, indices), "");
    }

    private static String numbers(String before, List<Integer> indices) {
        return before + indices.stream().map(i -> Integer.toString(i + 1)).collect(Collectors.joining(","));
    }

    private String layer(int place) {
        return place == order.size() - 1 ? "O" : "h" + (place + 1);
    }

    /** Returns the letter of the units of a layer, counted from the input: i to z, then n18, n19, ... */
    private static String units(int place) {
        return INPUT + place <= 'z' ? Character.toString(INPUT + place) : "n" + place;
    }
}
