package dev.nn.adapters.cli.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One command run in this JVM, as it would be from the shell. */
record CommandLineRun(int exitCode, String out, String err) {

    static CommandLineRun of(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
        return new CommandLineRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** A file of the examples, found from the module's folder or the root. */
    static String example(String name) {
        Path fromModule = Path.of("../examples", name);
        return (Files.exists(fromModule) ? fromModule : Path.of("examples", name)).toString();
    }

    /** The folder that a run says it kept everything in. */
    Path folder() {
        return Path.of(out.substring(out.indexOf("kept in ") + 8).strip());
    }
}
