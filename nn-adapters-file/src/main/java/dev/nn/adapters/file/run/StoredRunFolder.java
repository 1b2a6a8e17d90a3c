package dev.nn.adapters.file.run;

import dev.nn.adapters.file.disk.FolderParts;
import dev.nn.adapters.file.disk.RegularFile;
import dev.nn.adapters.file.model.JsonTree;
import dev.nn.adapters.file.model.ModelFiles;
import dev.nn.application.document.Node;
import dev.nn.application.document.Plain;
import dev.nn.application.port.out.StoredRun;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;

/** A reader of the content of a run folder. */
record StoredRunFolder(Path folder) implements StoredRun {

    @Override
    public Validation<Seq<Problem>, SavedState> state() {
        Problems problems = new Problems();
        return problems.validate(new Checkpoints(folder).read(problems));
    }

    @Override
    public Stage stage() {
        FolderParts own = new FolderParts(folder);
        boolean parts = own.hasFolds() || own.hasTrials();
        boolean reported = Files.exists(folder.resolve(FolderParts.REPORT));
        if (parts && isComplete(folder.resolve(RunFiles.METRICS))) {
            return reported ? Stage.FINISHED : Stage.TRAINED;
        } else if (Files.exists(folder.resolve(ModelFiles.NAME))) {
            return reported
                            && Files.exists(folder.resolve(RunFiles.METRICS))
                            && Files.exists(folder.resolve(RunFiles.VERDICTS))
                    ? Stage.FINISHED
                    : Stage.TRAINED;
        }
        return new Checkpoints(folder).exist() ? Stage.LEFT : Stage.NEW;
    }

    @Override
    public Validation<Seq<Problem>, Node> ending() {
        Problems problems = new Problems();
        return problems.validate(RunFiles.json(folder.resolve(RunFiles.ENDING), problems));
    }

    @Override
    public Validation<Seq<Problem>, Node> figures() {
        Problems problems = new Problems();
        return problems.validate(RunFiles.json(folder.resolve(RunFiles.METRICS), problems));
    }

    /** Returns whether the metrics cover all parts. */
    private static boolean isComplete(Path metrics) {
        try {
            return !JsonTree.parse(Files.readString(RegularFile.required(metrics)))
                    .has("left");
        } catch (IOException | JacksonException e) {
            return false;
        }
    }

    @Override
    public Map<String, String> verdicts() {
        Map<String, String> verdicts = new LinkedHashMap<>();
        RunFiles.json(folder.resolve(RunFiles.VERDICTS), new Problems())
                .map(Plain::map)
                .ifPresent(all -> all.forEach((name, text) -> verdicts.put(name, String.valueOf(text))));
        return verdicts;
    }

    @Override
    public List<Node> journal() {
        return Journal.events(folder);
    }
}
