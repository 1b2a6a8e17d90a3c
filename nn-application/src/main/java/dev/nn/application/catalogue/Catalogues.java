package dev.nn.application.catalogue;

import dev.nn.application.plugin.Origin;
import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.port.out.FindPlugins;
import dev.nn.application.port.out.FindPlugins.Found;
import dev.nn.application.port.out.FindPlugins.FoundPlugin;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.Plugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A factory of catalogues: the functions built into nn, and those of jars in plugin folders, opened
 * when needed. A jar that can't be used is a warning. Two jars that claim the same name are an
 * error, since the order of files on a disk must not decide.
 */
public final class Catalogues {

    private final List<Plugin> builtIn;
    private final FindPlugins finder;

    /** Creates catalogues of nn's own plugins and of the jars that {@code finder} finds. */
    public Catalogues(List<Plugin> builtIn, FindPlugins finder) {
        this.builtIn = List.copyOf(builtIn);
        this.finder = finder;
    }

    /** A catalogue that opens plugin jars on first use. */
    public record OpenedCatalogue(FunctionCatalogue catalogue) {
        /** Returns the origins of the opened jars. */
        public List<Origin> origins() {
            return catalogue.jars().origins();
        }

        /** Returns one warning for each jar that was skipped. */
        public List<Problem> warnings() {
            return catalogue.jars().warnings();
        }

        /**
         * Adds the warnings if there are problems: a missing function may be in a jar that could
         * not be used.
         */
        public void explain(Problems problems) {
            if (!problems.isEmpty()) {
                problems.addAll(warnings());
            }
        }
    }

    /**
     * Opens a catalogue. Jars are opened when a name is not built into nn, or immediately if the
     * user names their folder. In that case, returns nothing and adds a problem if two jars claim
     * the same name.
     */
    public Optional<OpenedCatalogue> open(PluginSearch places, Problems problems) {
        return open(places, places.folder().isPresent(), problems);
    }

    private Optional<OpenedCatalogue> open(PluginSearch places, boolean all, Problems problems) {
        List<FunctionOffer> own = new ArrayList<>();
        builtIn.forEach(plugin -> own.add(new FunctionOffer(plugin, Origin.builtIn())));
        Jars jars = new Jars(() -> content(places, own));
        int before = problems.all().size();
        if (all) {
            jars.open(problems);
        }
        return problems.all().size() > before
                ? Optional.empty()
                : Optional.of(new OpenedCatalogue(new FunctionCatalogue(own, jars)));
    }

    private Jars.Content content(PluginSearch places, List<FunctionOffer> own) {
        Found found = finder.find(places);
        List<Problem> warnings = new ArrayList<>(found.problems());
        List<FunctionOffer> jars = new ArrayList<>();
        for (FoundPlugin plugin : found.plugins()) {
            read(plugin, warnings)
                    .filter(offer -> clashes(offer, own).stream()
                            .peek(clash -> warnings.add(clash.problem()))
                            .findAny()
                            .isEmpty())
                    .ifPresent(jars::add);
        }
        List<Problem> errors = new ArrayList<>(found.errors());
        for (int j = 0; j < jars.size(); j++) {
            clashes(jars.get(j), jars.subList(0, j + 1)).forEach(clash -> errors.add(clash.problem()));
        }
        return new Jars.Content(List.copyOf(jars), List.copyOf(warnings), List.copyOf(errors));
    }

    /** Opens the catalogue with all jars, for listing. */
    Optional<OpenedCatalogue> openAll(PluginSearch places, Problems problems) {
        return open(places, true, problems);
    }

    static Optional<FunctionOffer> read(FoundPlugin found, List<Problem> warnings) {
        try {
            return Optional.of(new FunctionOffer(found.plugin(), found.origin()));
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            String message = "its " + found.plugin().getClass().getName() + " failed to list its functions: " + e;
            warnings.add(new Problem(Position.of(found.origin().place()), "", message));
            return Optional.empty();
        }
    }

    /** A name that two offers claim. */
    record Clash(String kind, String name, Origin first, Origin second) {
        Problem problem() {
            String by = first.isBuiltIn()
                    ? "is built into nn; rename it"
                    : first.equals(second) ? "it offers twice" : first.place() + " offers too; remove one of the two";
            return new Problem(Position.of(second.place()), "", "offers the " + kind + " '" + name + "', which " + by);
        }
    }

    /** Returns the names in an offer that are also claimed by other offers or twice by itself. */
    static List<Clash> clashes(FunctionOffer offer, List<FunctionOffer> others) {
        List<Clash> clashes = new ArrayList<>();
        offer.infos().forEach((kind, infos) -> {
            for (int i = 0; i < infos.size(); i++) {
                for (FunctionOffer other : others) {
                    List<FunctionInfo> theirs = other.infos().getOrDefault(kind, List.of());
                    FunctionInfo own = infos.get(i);
                    (other == offer ? theirs.subList(0, i) : theirs)
                            .stream()
                                    .flatMap(their -> own.namesSharedWith(their).stream())
                                    .findFirst()
                                    .ifPresent(
                                            name -> clashes.add(new Clash(kind, name, other.origin(), offer.origin())));
                }
            }
        });
        return clashes;
    }
}
