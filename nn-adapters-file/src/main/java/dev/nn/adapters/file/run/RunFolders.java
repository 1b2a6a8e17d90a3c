package dev.nn.adapters.file.run;

import dev.nn.application.port.KeepRun;
import dev.nn.domain.network.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code <out>/<experiment>/<number>/}, numbers from 1. Earlier runs are never touched. */
public final class RunFolders implements KeepRun {

    private static final JsonMapper LINE = JsonMapper.builder().build();
    private static final JsonMapper PRETTY =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** Keeps nothing itself. */
    public RunFolders() {}

    @Override
    public RunFolder start(String out, String experiment) {
        try {
            Path runs = Files.createDirectories(Path.of(out).resolve(experiment));
            for (int number = 1; ; number++) {
                Path folder = runs.resolve(Integer.toString(number));
                if (!Files.exists(folder) && created(folder)) {
                    return new Folder(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't make a run folder in " + out + ": " + e.getMessage(), e);
        }
    }

    /** Whether this process made the folder; another may have been quicker. */
    private static boolean created(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private record Folder(Path folder) implements RunFolder {

        @Override
        public void journal(Map<String, Object> event) {
            String line = LINE.writeValueAsString(event) + "\n";
            try {
                Files.writeString(
                        folder.resolve("journal.jsonl"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException("can't write the journal: " + e.getMessage(), e);
            }
        }

        @Override
        public void provenance(String experimentFile, Map<String, Object> facts) {
            try {
                byte[] experiment = Files.readAllBytes(Path.of(experimentFile));
                WholeFile.write(folder.resolve("experiment.given.yaml"), experiment);
                Map<String, Object> all = new LinkedHashMap<>();
                all.put("experiment_sha256", sha256(experiment));
                all.putAll(new TreeMap<>(facts));
                all.put("java", Runtime.version().toString());
                write("provenance.json", all);
            } catch (IOException e) {
                throw new UncheckedIOException("can't keep the experiment: " + e.getMessage(), e);
            }
        }

        @Override
        public void metrics(Map<String, Map<String, Object>> metrics) {
            write("metrics.json", metrics);
        }

        @Override
        public void model(Parameters parameters, Map<String, Object> description) {
            Map<String, String> metadata = new LinkedHashMap<>();
            description.forEach((key, value) -> metadata.put(key, LINE.writeValueAsString(value)));
            WholeFile.write(folder.resolve("model.safetensors"), Safetensors.bytes(parameters, metadata));
        }

        @Override
        public String path() {
            return folder.toString();
        }

        private void write(String name, Map<String, ?> content) {
            byte[] bytes = (PRETTY.writeValueAsString(content) + "\n").getBytes(StandardCharsets.UTF_8);
            WholeFile.write(folder.resolve(name), bytes);
        }

        private static String sha256(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
