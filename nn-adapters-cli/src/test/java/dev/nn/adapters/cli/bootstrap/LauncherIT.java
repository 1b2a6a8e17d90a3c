package dev.nn.adapters.cli.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The distribution as users start it, with the archive that its first command leaves. */
class LauncherIT {

    @TempDir
    Path temporary;

    @Test
    void jsonOnStandardOutputIsJsonWithTheArchiveInUse() throws IOException, InterruptedException {
        Path cache = temporary.resolve("cache");
        String paper = CommandLineRun.example("paper.yaml");
        String first = out(cache.toString(), "explain", paper, "--format", "json");
        assertThat(archives(cache)).hasSize(1);
        String second = out(cache.toString(), "explain", paper, "--format", "json");
        assertThat(archives(cache)).hasSize(1);
        assertThat(second).isEqualTo(first);
        assertThat(JsonMapper.builder().build().readTree(second).has("forward")).isTrue();
    }

    @Test
    void whatTrainsGivesTheSameWithAndWithoutArchive() throws IOException, InterruptedException {
        Path cache = temporary.resolve("cache");
        List<byte[]> models = new ArrayList<>();
        for (String folder : new String[] {cache.toString(), cache.toString(), ""}) {
            Path runs = temporary.resolve("runs" + models.size());
            out(folder, "run", CommandLineRun.example("iris.yaml"), "--out", runs.toString());
            models.add(Files.readAllBytes(runs.resolve("iris/1/model.safetensors")));
        }
        assertThat(models.get(1)).isEqualTo(models.get(0));
        assertThat(models.get(2)).isEqualTo(models.get(0));
        assertThat(archives(cache)).hasSize(1);
    }

    private static List<Path> archives(Path cache) throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }

    private String out(String cache, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add("target/nn/bin/nn");
        command.addAll(List.of(arguments));
        File err = temporary.resolve("err.txt").toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err);
        builder.environment().put("NN_CACHE", cache);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(err.toPath())).isZero();
        return out;
    }
}
