package dev.nn.adapters.file.disk;

import dev.nn.application.port.out.RunPart;
import dev.nn.application.port.out.RunParts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * The folders of folds and trials inside a run folder: {@code folds/3},
 * {@code trials/2/rung-1/seed-4}.
 */
public record FolderParts(Path folder) implements RunParts {

    /** The file name of a run's report. */
    public static final String REPORT = "report.html";

    private static final String FOLDS = "folds";
    private static final String TRIALS = "trials";

    @Override
    public String name(RunPart part) {
        return part.levels().stream().map(FolderParts::name).collect(Collectors.joining("/"));
    }

    private static String name(RunPart.Level level) {
        return switch (level.kind()) {
            case FOLD -> FOLDS + "/" + level.number();
            case TRIAL -> TRIALS + "/" + level.number();
            case RUNG -> "rung-" + level.number();
            case SEED -> "seed-" + level.number();
        };
    }

    @Override
    public String path(String name) {
        return folder + "/" + name;
    }

    @Override
    public String page(String name) {
        return name + "/" + REPORT;
    }

    /** Returns whether the run has folds. */
    public boolean hasFolds() {
        return Files.isDirectory(folder.resolve(FOLDS));
    }

    /** Returns whether the run has trials. */
    public boolean hasTrials() {
        return Files.isDirectory(folder.resolve(TRIALS));
    }

    /** Returns whether a folder's name shows that it holds the parts of a run. */
    public static boolean holdsParts(Path folder) {
        String name = String.valueOf(folder.getFileName());
        return name.equals(FOLDS) || name.equals(TRIALS);
    }
}
