package dev.nn.adapters.file.plugin;

import dev.nn.adapters.file.disk.Reasons;
import dev.nn.application.port.MakePluginProject;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Maven projects from templates. {@code nn-domain} and the testkit are in no public registry, so the distribution carries
 * them as a small Maven repository of files, which is copied into the project and named in its POM.
 */
public final class PluginProjects implements MakePluginProject {

    private static final List<String> KINDS =
            List.of("activation", "loss", "optimizer", "schedule", "initializer", "metric");

    private final Optional<Path> repository;
    private final String version;

    /**
     * Projects for one version of nn.
     *
     * @param repository of the distribution; without one no project can be made
     */
    public PluginProjects(Optional<Path> repository, String version) {
        this.repository = repository;
        this.version = version;
    }

    @Override
    public List<String> kinds() {
        return KINDS;
    }

    @Override
    public Validation<Seq<Problem>, String> make(String name, String kind) {
        Problems problems = new Problems();
        Path folder = Path.of(name);
        if (Files.exists(folder)) {
            problems.add(Position.of(name), "", "is there already; nothing was changed");
        }
        if (repository.filter(Files::isDirectory).isEmpty()) {
            problems.add(
                    Position.of("plugins new"),
                    "",
                    "works from nn's distribution only, which carries what plugins" + " compile against");
        }
        if (!problems.isEmpty()) {
            return problems.validate(Optional.empty());
        }
        try {
            write(folder, name, kind);
            copy(repository.orElseThrow(), folder.resolve("repository"));
        } catch (IOException e) {
            throw new UncheckedIOException("can't make " + folder + ": " + Reasons.of(e), e);
        }
        return Validation.valid("target/" + name + "-1.0.0.jar");
    }

    private void write(Path folder, String name, String kind) throws IOException {
        String type = Arrays.stream(name.split("_"))
                .filter(part -> !part.isEmpty())
                .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                .collect(Collectors.joining());
        Map<String, String> values = Map.of("name", name, "type", type, "version", version, "kind", kind);
        String code = "src/main/java/com/example/" + name + "/" + type + "Plugin.java";
        String test = "src/test/java/com/example/" + name + "/" + type + "PluginTest.java";
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pom.xml", "pom.xml");
        files.put("README.md", "README.md");
        files.put(code, kind + ".java");
        files.put(test, "test.java");
        files.put("src/main/resources/META-INF/services/dev.nn.domain.spi.Plugin", "services");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, filled(file.getValue(), values));
        }
    }

    private static String filled(String template, Map<String, String> values) throws IOException {
        try (InputStream in = PluginProjects.class.getResourceAsStream("project/" + template + ".template")) {
            if (in == null) {
                throw new IOException("the template " + template + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("@" + value.getKey() + "@", value.getValue());
            }
            return text;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.toList();
        }
        for (Path path : all) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target);
            }
        }
    }
}
