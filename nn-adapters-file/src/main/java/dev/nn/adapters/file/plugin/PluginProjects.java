package dev.nn.adapters.file.plugin;

import dev.nn.adapters.file.disk.FailureReasons;
import dev.nn.adapters.file.disk.Hashes;
import dev.nn.application.port.out.MakePluginProject;
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
 * A generator of Maven projects from templates. {@code nn-domain} and the testkit are not in a
 * public registry, so the distribution contains them as a small file-based Maven repository. It is
 * copied into the project and referenced in its POM.
 */
public final class PluginProjects implements MakePluginProject {

    private static final List<Kind> KINDS = List.of(
            new Kind("activation", "ActivationContract"),
            new Kind("row_activation", "ActivationContract"),
            new Kind("loss", "LossContract"),
            new Kind("optimizer", "OptimizerContract"),
            new Kind("schedule", "ScheduleContract"),
            new Kind("initializer", "InitializerContract"),
            new Kind("metric", "MetricContract"),
            new Kind("engine", "EngineContract"));

    /**
     * A plugin kind: its name on the command line, which is also the name of its template, and its
     * testkit contract.
     */
    private record Kind(String name, String contract) {}

    private static final String SNAPSHOT = "-SNAPSHOT";

    private final Optional<Path> repository;
    private final String version;

    /**
     * Creates a generator for one version of nn.
     *
     * @param repository the distribution's Maven repository; without it no project can be generated
     */
    public PluginProjects(Optional<Path> repository, String version) {
        this.repository = repository;
        this.version = version;
    }

    @Override
    public List<String> kinds() {
        return KINDS.stream().map(Kind::name).toList();
    }

    @Override
    public Validation<Seq<Problem>, String> make(String name, String kind) {
        Problems problems = new Problems();
        Path folder = Path.of(name);
        if (Files.exists(folder)) {
            problems.add(Position.of(name), "", "already exists; nothing was changed");
        }
        if (repository.filter(Files::isDirectory).isEmpty()) {
            problems.add(
                    Position.of("plugins new"),
                    "",
                    "requires nn's distribution, which contains the libraries that plugins" + " compile against");
        }
        if (!problems.isEmpty()) {
            return problems.validate(Optional.empty());
        }
        try {
            Path artifacts = repository.orElseThrow();
            String exact = exactVersion(artifacts);
            write(folder, name, kind, exact);
            copy(artifacts, folder.resolve("repository"), exact);
        } catch (IOException e) {
            throw new UncheckedIOException("can't make " + folder + ": " + FailureReasons.of(e), e);
        }
        return Validation.valid("target/" + name + "-1.0.0.jar");
    }

    private void write(Path folder, String name, String kind, String exact) throws IOException {
        String type = Arrays.stream(name.split("_"))
                .filter(part -> !part.isEmpty())
                .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                .collect(Collectors.joining());
        Map<String, String> values = Map.of(
                "name", name,
                "type", type,
                "version", exact,
                "kind", kind.replace('_', ' '),
                "contract", contract(kind));
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

    private static String contract(String kind) {
        return KINDS.stream()
                .filter(k -> k.name().equals(kind))
                .map(Kind::contract)
                .findFirst()
                .orElseThrow();
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

    /**
     * Returns the version; a snapshot gets the hash of its jars. Maven caches artifacts by version
     * and would otherwise build the project against an older nn.
     */
    private String exactVersion(Path artifacts) throws IOException {
        if (!version.endsWith(SNAPSHOT)) {
            return version;
        }
        StringBuilder hashes = new StringBuilder();
        for (Path path : files(artifacts)) {
            hashes.append(Hashes.sha256(Files.readAllBytes(path)));
        }
        String hash = Hashes.sha256(hashes.toString().getBytes(StandardCharsets.UTF_8));
        return version.replace(SNAPSHOT, "-" + hash.substring(0, 12));
    }

    private void copy(Path from, Path to, String exact) throws IOException {
        for (Path path : files(from)) {
            Path target = to.resolve(from.relativize(path).toString().replace(version, exact));
            Files.createDirectories(target.getParent());
            if (path.toString().endsWith(".pom")) {
                Files.writeString(target, Files.readString(path).replace(version, exact));
            } else {
                Files.copy(path, target);
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
