package dev.nn.adapters.file.run;

import dev.nn.adapters.file.disk.FailureReasons;
import dev.nn.adapters.file.disk.RegularFile;
import dev.nn.adapters.file.model.JsonTree;
import dev.nn.application.document.Node;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** The file names of a run, and a reader of its JSON files. */
final class RunFiles {

    static final String EXPERIMENT = "experiment.yaml";
    static final String PROVENANCE = "provenance.json";
    static final String ENDING = "ending.json";
    static final String METRICS = "metrics.json";
    static final String VERDICTS = "verdicts.json";

    private RunFiles() {}

    static Optional<Node> json(Path file, Problems problems) {
        Position at = Position.of(file.toString());
        try {
            return Optional.of(JsonTree.node(JsonTree.parse(Files.readString(RegularFile.required(file))), at));
        } catch (IOException e) {
            problems.add(at, "", "can't be read: " + FailureReasons.of(e));
        } catch (JacksonException e) {
            problems.add(at, "", "is not valid JSON: " + e.getOriginalMessage());
        }
        return Optional.empty();
    }
}
