package dev.nn.adapters.file.plugin;

import dev.nn.adapters.file.disk.FailureReasons;
import dev.nn.application.plugin.PluginSearch;
import dev.nn.application.port.out.FindPlugins;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A finder of plugins in folders. Each jar is a plugin, and so is each subfolder of jars, which
 * belong together. Other files are ignored.
 */
public final class PluginFolders implements FindPlugins {

    private static final String FOLDER = "plugins";

    private final Optional<Path> distribution;

    /**
     * Creates a finder that searches beside experiments and in the distribution.
     *
     * @param distribution the distribution's own plugin folder; empty if nn runs without one
     */
    public PluginFolders(Optional<Path> distribution) {
        this.distribution = distribution;
    }

    @Override
    public Found find(PluginSearch places) {
        List<FoundPlugin> plugins = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<Problem> errors = new ArrayList<>();
        if (places.jars()) {
            try {
                for (Path folder : folders(places, errors)) {
                    for (Path place : content(folder)) {
                        Optional<Set<String>> known = isOwn(folder) ? Optional.empty() : places.known();
                        Found loaded = PluginJar.of(place, jars(place)).load(known);
                        plugins.addAll(loaded.plugins());
                        problems.addAll(loaded.problems());
                    }
                }
            } catch (IOException e) {
                errors.add(new Problem(Position.of(FOLDER), "", "can't be searched: " + FailureReasons.of(e)));
            }
        }
        return new Found(plugins, problems, errors);
    }

    @Override
    public Found findOne(String jar) {
        String reason;
        try {
            Path place = Path.of(jar);
            return PluginJar.of(place, jars(place)).load(Optional.empty());
        } catch (IOException e) {
            reason = "can't be searched: " + FailureReasons.of(e);
        } catch (InvalidPathException e) {
            reason = "is not a path: " + e.getReason();
        }
        return new Found(List.of(), List.of(new Problem(Position.of(jar), "", reason)), List.of());
    }

    private List<Path> folders(PluginSearch places, List<Problem> errors) {
        if (places.folder().isPresent()) {
            String given = places.folder().get();
            if (isFolder(given)) {
                return List.of(Path.of(given));
            }
            errors.add(new Problem(Position.request("plugins", given), "", "no such folder"));
            return List.of();
        }
        List<Path> folders = new ArrayList<>();
        Path beside = places.experiment()
                .map(file -> Path.of(file).resolveSibling(FOLDER))
                .orElse(Path.of(FOLDER));
        folders.add(beside);
        distribution.filter(own -> !isOwn(beside)).ifPresent(folders::add);
        folders.removeIf(folder -> !Files.isDirectory(folder));
        return folders;
    }

    private boolean isOwn(Path folder) {
        return distribution
                .filter(own -> own.toAbsolutePath().equals(folder.toAbsolutePath()))
                .isPresent();
    }

    private static boolean isFolder(String given) {
        try {
            return Files.isDirectory(Path.of(given));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Returns the jars and subfolders sorted by name, because the order on disk varies. */
    private static List<Path> content(Path folder) throws IOException {
        List<Path> content = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(content::add);
        }
        content.removeIf(place -> !isJar(place) && !Files.isDirectory(place));
        content.sort(null);
        return content;
    }

    private static List<Path> jars(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        List<Path> jars = content(place);
        jars.removeIf(jar -> !isJar(jar));
        return jars;
    }

    private static boolean isJar(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".jar") && Files.isRegularFile(file);
    }
}
