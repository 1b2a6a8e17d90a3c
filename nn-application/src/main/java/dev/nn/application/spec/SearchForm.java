package dev.nn.application.spec;

import static dev.nn.application.key.Forms.integer;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.ScalarNode;
import dev.nn.application.key.Form;
import dev.nn.application.key.Forms;
import dev.nn.application.key.Json;
import dev.nn.application.key.Key;
import dev.nn.application.key.Resolution;
import dev.nn.application.key.Section;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.SweepSpec.Search;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The form of a sweep's search: a word, or a map with that word and its settings. */
final class SearchForm implements Form<Search> {

    /** A random search with the default number of trials. */
    static final Search.Random RANDOM = new Search.Random(20);

    private static final Search.Halving HALVING = new Search.Halving(27, 3);
    private static final String GRID = "grid";

    private final Key<Search.Random> random;
    private final Key<Search.Halving> halving;

    /** A form with a maximum number of trials. */
    SearchForm(int most) {
        Key<Integer> trials = Key.of("trials", integer(1, most), "Number of trials.");
        Key<Integer> drawn = trials.defaultsTo(RANDOM.trials());
        Key<Integer> many = trials.defaultsTo(HALVING.trials());
        Key<Integer> factor = Key.of(
                        "factor", integer(2, 100), "Factor by which each round has fewer trials and more epochs.")
                .defaultsTo(HALVING.factor());
        this.random = Key.of(
                "random",
                new Section<>(f -> new Search.Random(drawn.value(f)), List.of(drawn.from(Search.Random::trials))),
                "Draws each trial at random.");
        this.halving = Key.of(
                "halving",
                new Section<>(
                        f -> new Search.Halving(many.value(f), factor.value(f)),
                        List.of(many.from(Search.Halving::trials), factor.from(Search.Halving::factor))),
                "Successive halving: many trials with few epochs, then the best of them with more.");
    }

    private Form<String> word() {
        return Forms.word(List.of(GRID, random.name(), halving.name()), Function.identity());
    }

    @Override
    public Optional<Search> read(Node node, String path, Problems problems) {
        if (node instanceof ScalarNode) {
            return word().read(node, path, problems)
                    .map(word -> word.equals(random.name())
                            ? RANDOM
                            : word.equals(halving.name()) ? HALVING : new Search.Grid());
        }
        return Fields.of(node, path, problems).map(this::named);
    }

    private Search named(Fields f) {
        Optional<Search> drawn = random.read(f).map(search -> search);
        Optional<Search> halved = halving.read(f).map(search -> search);
        if (!f.has(GRID)) {
            f.close();
        }
        if (f.has(random.name()) == f.has(halving.name())) {
            boolean grid = f.has(GRID);
            String found = f.keys().isEmpty() ? "an empty map" : String.join(" and ", f.keys());
            f.problems()
                    .add(
                            f.position(),
                            f.path(),
                            grid
                                    ? "grid has no settings; expected search: grid"
                                    : "expected grid, random or halving, found " + found);
        }
        // An invalid map is still not a grid.
        return halved.or(() -> drawn).orElse(RANDOM);
    }

    @Override
    public Map<String, Object> schema(String description) {
        return Json.anyOf(
                word().schema(description),
                Json.object("", Json.required(random.name(), random.property().schema())),
                Json.object("", Json.required(halving.name(), halving.property().schema())));
    }

    @Override
    public Object written(Search search, Resolution resolution) {
        if (search instanceof Search.Random drawn) {
            return Map.of(random.name(), random.form().written(drawn, resolution));
        } else if (search instanceof Search.Halving halved) {
            return Map.of(halving.name(), halving.form().written(halved, resolution));
        }
        return GRID;
    }
}
