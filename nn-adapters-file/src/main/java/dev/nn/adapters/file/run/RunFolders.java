package dev.nn.adapters.file.run;

import dev.nn.adapters.file.disk.Hashes;
import dev.nn.adapters.file.disk.JsonText;
import dev.nn.adapters.file.disk.Reasons;
import dev.nn.adapters.file.disk.WholeFile;
import dev.nn.adapters.file.model.ModelFiles;
import dev.nn.adapters.file.model.Safetensors;
import dev.nn.application.port.KeepRun;
import dev.nn.domain.engine.Precision;
import dev.nn.domain.network.Parameters;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code <out>/<experiment>/<number>/}, numbers from 1. Earlier runs are never touched. */
public final class RunFolders implements KeepRun {

    private final String version;

    /** Keeps nothing itself; the version is nn's own. */
    public RunFolders(String version) {
        this.version = version;
    }

    @Override
    public RunFolder start(String out, String experiment) {
        try {
            // Kept as the user gave it: createDirectories answers with an absolute path when it made one.
            Path runs = Path.of(out).resolve(experiment);
            Files.createDirectories(runs);
            for (int number = 1; ; number++) {
                Path folder = runs.resolve(Integer.toString(number));
                if (!Files.exists(folder) && created(folder)) {
                    return new Folder(folder, version);
                }
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("can't make a run folder in '" + out + "': " + e.getReason(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't make a run folder in '" + out + "': " + Reasons.of(e), e);
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

    private static final class Folder implements RunFolder {
        private final Path folder;
        private final String version;
        private final BufferedWriter journal;

        Folder(Path folder, String version) throws IOException {
            this.folder = folder;
            this.version = version;
            this.journal = Files.newBufferedWriter(
                    folder.resolve("journal.jsonl"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }

        @Override
        public void journal(Map<String, Object> event) {
            try {
                journal.write(JsonText.line(event) + "\n");
                journal.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("can't write the journal of " + folder + ": " + Reasons.of(e), e);
            }
        }

        @Override
        public void experiment(Map<String, Object> resolved) {
            String yaml = "# Every default written out by nn " + version + "; runs as it is.\n"
                    + new ExperimentYaml(folder).write(resolved);
            WholeFile.write(folder.resolve("experiment.yaml"), yaml.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void provenance(String experimentFile, Map<String, Object> facts) {
            try {
                Map<String, Object> all = new LinkedHashMap<>();
                all.put("experiment", experimentFile);
                all.put("experiment_sha256", Hashes.sha256(Files.readAllBytes(Path.of(experimentFile))));
                all.putAll(facts);
                all.put("nn", version);
                all.put("java", Runtime.version().toString());
                write("provenance.json", all);
            } catch (IOException e) {
                throw new UncheckedIOException("can't read " + experimentFile + " again: " + Reasons.of(e), e);
            }
        }

        @Override
        public void metrics(Map<String, Map<String, Object>> metrics) {
            write("metrics.json", metrics);
        }

        @Override
        public void model(Parameters parameters, Precision precision, Map<String, Object> description) {
            WholeFile.write(folder.resolve(ModelFiles.NAME), Safetensors.bytes(parameters, precision, description));
        }

        @Override
        public String path() {
            return folder.toString();
        }

        @Override
        public void close() {
            try {
                journal.close();
            } catch (IOException e) {
                throw new UncheckedIOException("can't close the journal of " + folder + ": " + Reasons.of(e), e);
            }
        }

        private void write(String name, Map<String, ?> content) {
            byte[] bytes = JsonText.page(content).getBytes(StandardCharsets.UTF_8);
            WholeFile.write(folder.resolve(name), bytes);
        }
    }
}
