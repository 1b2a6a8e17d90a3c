package dev.nn.application.project;

import dev.nn.application.port.MakePluginProject;
import dev.nn.application.problem.Nearest;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.domain.spi.FunctionInfo;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.util.List;
import java.util.Optional;

/** Judges the name and the kind before anything is written. */
public final class PluginStarter implements NewPlugin {

    private final MakePluginProject projects;

    /** A starter that has projects made. */
    public PluginStarter(MakePluginProject projects) {
        this.projects = projects;
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
        List<String> kinds = projects.kinds();
        if (!kinds.contains(kind)) {
            problems.add(Position.of("--kind"), "", "no kind named '" + kind + "'" + Nearest.hint(kind, kinds));
        }
        return problems.isEmpty()
                ? projects.make(name, kind).map(jar -> new Project(name, jar))
                : problems.validate(Optional.empty());
    }
}
