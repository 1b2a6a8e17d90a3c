package dev.nn.adapters.cli.bootstrap;

import dev.nn.adapters.cli.command.NnCommand;
import dev.nn.adapters.cli.command.WrongArguments;
import dev.nn.adapters.cli.console.Console;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Objects;
import picocli.CommandLine;

/** Starts the command line. */
public final class Main {

    private static final int MEBIBYTE = 1 << 20;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        // What a plugin prints is no result: it must not stand between the lines of one.
        System.setOut(System.err);
        ExitGuard.install(System.err);
        InputStream filter = filter(System.getProperty("nn.stderr.end", ""));
        Runnable end = () -> await(filter);
        int code = run(
                new Console(out, System.err, Boolean.getBoolean("nn.screen"), Boolean.getBoolean("nn.terminal"), end),
                arguments);
        end.run();
        System.exit(code);
    }

    /**
     * Opens what ends with the launcher's filter; now, since it can't be opened once the filter is gone.
     *
     * @param end a pipe; empty where standard error goes through no filter
     */
    private static InputStream filter(String end) {
        try {
            return end.isEmpty() ? InputStream.nullInputStream() : new FileInputStream(end);
        } catch (IOException e) {
            return InputStream.nullInputStream();
        }
    }

    /** Waits until the launcher's filter has passed on all that was said. */
    private static void await(InputStream filter) {
        System.err.close();
        try (filter) {
            filter.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Then the last lines may come a moment after the end.
        }
    }

    /**
     * Runs one command.
     *
     * @return 0 ok, 1 the run failed, 2 the input is wrong, 3 the memory is used up
     */
    public static int run(PrintStream out, PrintStream err, String... arguments) {
        return run(new Console(out, err, false, false, () -> {}), arguments);
    }

    private static int run(Console console, String... arguments) {
        CommandLine line = new CommandLine(NnCommand.class, new Commands(console));
        line.setOut(console.outWriter());
        line.setErr(console.errWriter());
        // A formula may begin with a minus sign.
        Objects.requireNonNull(line.getSubcommands().get("formula")).setUnmatchedOptionsArePositionalParams(true);
        line.setParameterExceptionHandler(new WrongArguments(console));
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            console.problem(exception.getMessage() == null ? exception.toString() : exception.getMessage());
            if (line.<NnCommand>getCommand().debug()) {
                exception.printStackTrace(console.errWriter());
            }
            return NnCommand.RUN_FAILED;
        });
        try {
            return line.execute(arguments);
        } catch (LinkageError | StackOverflowError | OutOfMemoryError | InternalError e) {
            // Picocli passes errors on; a plugin whose library is missing is found only when it is first called.
            console.problem(reason(e));
            if (line.<NnCommand>getCommand().debug()) {
                e.printStackTrace(console.errWriter());
            }
            return e instanceof OutOfMemoryError ? NnCommand.OUT_OF_MEMORY : NnCommand.RUN_FAILED;
        }
    }

    private static String reason(Error e) {
        if (e instanceof OutOfMemoryError) {
            return "the memory of this JVM is used up, " + Runtime.getRuntime().maxMemory() / MEBIBYTE + " MiB ("
                    + e.getMessage()
                    + "); more by JDK_JAVA_OPTIONS=-Xmx..., less by smaller layers, batches or images, or"
                    + " data.storage: disk; nn check says what a run needs";
        }
        // An internal error is how the JVM says that a file which it has mapped became shorter.
        return e instanceof InternalError
                ? "a file became shorter while it was read: " + e.getMessage()
                : "the run failed: " + e;
    }
}
