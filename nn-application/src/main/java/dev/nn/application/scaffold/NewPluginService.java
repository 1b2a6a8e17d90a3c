package dev.nn.application.scaffold;

import dev.nn.application.catalogue.FunctionCatalogue;
import dev.nn.application.catalogue.FunctionKind;
import dev.nn.application.port.in.NewPlugin;
import dev.nn.application.port.out.MakePluginProject;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.spi.FunctionInfo;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.word.Nearest;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A creator of plugin projects. It validates the name and the kind before writing anything. */
public final class NewPluginService implements NewPlugin {

    /** Java's reserved words, which are invalid because the name becomes a package. */
    private static final Set<String> RESERVED = Set.of(
            "abstract assert boolean break byte case catch char class const continue default do double else enum extends final"
                    .concat(
                            " finally float for goto if implements import instanceof int interface long native new package")
                    .concat(
                            " private protected public return short static strictfp super switch synchronized this throw throws")
                    .concat(" transient try void volatile while true false null _")
                    .split(" "));

    private final MakePluginProject projects;
    private final List<Plugin> builtIn;

    /**
     * A service that delegates the creation of projects.
     *
     * @param builtIn nn's own plugins, whose names are reserved
     */
    public NewPluginService(MakePluginProject projects, List<Plugin> builtIn) {
        this.projects = projects;
        this.builtIn = List.copyOf(builtIn);
    }

    @Override
    public Validation<Seq<Problem>, Project> make(String name, String kind) {
        Problems problems = new Problems();
        try {
            // The rule for names is the SPI's own.
            FunctionInfo.of(name, "");
        } catch (IllegalArgumentException e) {
            problems.add(Position.of("plugins new"), "", String.valueOf(e.getMessage()));
        }
        if (RESERVED.contains(name)) {
            problems.add(
                    Position.of("plugins new"),
                    "",
                    "'" + name + "' is a reserved word in Java and can't be a package name; choose another name");
        }
        FunctionCatalogue own = FunctionCatalogue.of(builtIn);
        String word = kind.equals("row_activation") ? FunctionKind.ACTIVATION.word() : kind;
        if (own.offers(word, name)) {
            problems.add(
                    Position.of("plugins new"),
                    "",
                    "nn already has the " + word + " '" + name
                            + "'; a jar that also provides it would not be used: choose another name");
        }
        List<String> kinds = projects.kinds();
        if (!kinds.contains(kind)) {
            problems.add(Position.request("kind"), "", "unknown kind '" + kind + "'" + Nearest.hint(kind, kinds));
        }
        return problems.isEmpty()
                ? projects.make(name, kind).map(jar -> new Project(name, jar))
                : problems.validate(Optional.empty());
    }
}
