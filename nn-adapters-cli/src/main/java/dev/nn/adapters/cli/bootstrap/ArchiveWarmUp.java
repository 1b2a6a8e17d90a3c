package dev.nn.adapters.cli.bootstrap;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A program that runs each command once on a few rows. The launcher's class-data archive then
 * contains the classes that commands need at startup.
 */
final class ArchiveWarmUp {

    private ArchiveWarmUp() {}

    /** Runs the commands in a temporary folder, which is deleted afterwards. Prints nothing. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("nn-exercise");
        try {
            run(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void run(Path folder) throws IOException {
        String rows = IntStream.range(0, 40)
                .mapToObj(i -> i * 37 % 41 + ".5," + i % 7 + "," + (i * 37 % 41 > 20 ? "yes" : "no"))
                .collect(Collectors.joining("\n", "a,b,c\n", "\n"));
        Path data = Files.writeString(folder.resolve("data.csv"), rows);
        Path file = Files.writeString(folder.resolve("exercise.yaml"), """
                name: exercise
                data:
                  csv: data.csv
                  target: c
                  split: {validation: 0.2, test: 0.2, stratify: true}
                  preprocessing: {numeric: standardize}
                network: {layers: [dense: {units: 4, activation: relu}, dense: {activation: softmax}]}
                training: {epochs: 3, batch_size: 8, early_stopping: {patience: 3}}
                metrics: [accuracy, confusion_matrix]
                """);
        String run = folder.resolve("runs/exercise/1").toString();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        for (List<String> command : List.of(
                List.of("check", file.toString()),
                List.of("run", file.toString(), "--out", folder.resolve("runs").toString()),
                List.of("predict", run, data.toString()),
                List.of("evaluate", run, data.toString()),
                List.of("explain", file.toString()),
                List.of("compare", run, run),
                List.of("formula", "x * sigmoid(x)"),
                List.of("plugins", "list", "--no-plugins"),
                List.of("schema"),
                List.of("--help"))) {
            Main.run(nowhere, nowhere, command.toArray(String[]::new));
        }
    }
}
