package dev.nn.adapters.cli.bootstrap;

import dev.nn.adapters.cli.command.ArgumentErrors;
import dev.nn.adapters.cli.command.NnCommand;
import dev.nn.adapters.cli.console.Console;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Objects;
import picocli.CommandLine;

/** The entry point of the command line. */
public final class Main {

    private static final int MEBIBYTE = 1 << 20;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        // Plugins may print, but their output must not mix with a command's result.
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
     * Opens a pipe that ends when the launcher's filter ends. It is opened early, because it can't
     * be opened after the filter has ended.
     *
     * @param end path of the pipe; empty if standard error is not filtered
     */
    private static InputStream filter(String end) {
        try {
            return end.isEmpty() ? InputStream.nullInputStream() : new FileInputStream(end);
        } catch (IOException e) {
            return InputStream.nullInputStream();
        }
    }

    /** Waits until the launcher's filter has written all output. */
    private static void await(InputStream filter) {
        System.err.close();
        try (filter) {
            filter.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The last lines may then appear just after the process ends.
        }
    }

    /**
     * Runs one command.
     *
     * @return the exit code: 0 success, 1 the run failed, 2 invalid input, 3 out of memory
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
        line.setParameterExceptionHandler(new ArgumentErrors(console));
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
            // Picocli does not catch errors. A plugin's missing library is noticed at the first
            // call only.
            console.problem(reason(e));
            if (line.<NnCommand>getCommand().debug()) {
                e.printStackTrace(console.errWriter());
            }
            return e instanceof OutOfMemoryError ? NnCommand.OUT_OF_MEMORY : NnCommand.RUN_FAILED;
        }
    }

    private static String reason(Error e) {
        if (e instanceof OutOfMemoryError) {
            return "out of memory: the JVM's limit is " + Runtime.getRuntime().maxMemory() / MEBIBYTE + " MiB ("
                    + e.getMessage()
                    + "); raise it with JDK_JAVA_OPTIONS=-Xmx..., or use smaller layers, batches or images, or"
                    + " data.storage: disk; nn check shows the memory that a run needs";
        }
        // The JVM reports a truncated mapped file as an internal error.
        return e instanceof InternalError
                ? "a file was truncated while it was read: " + e.getMessage()
                : "the run failed: " + e;
    }
}
