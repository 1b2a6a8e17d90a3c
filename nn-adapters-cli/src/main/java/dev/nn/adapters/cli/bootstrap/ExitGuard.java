package dev.nn.adapters.cli.bootstrap;

import dev.nn.adapters.cli.command.NnCommand;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** A guard against plugins that end the process, since their exit code could report success. */
final class ExitGuard {

    private static final String PLUGIN = "plugin ";

    private ExitGuard() {}

    /** Installs the guard. It acts if a plugin's code ends the process. */
    static void install(PrintStream err) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> culprit().ifPresent(frame -> {
                            err.println("nn: " + frame.getClassLoaderName().substring(PLUGIN.length())
                                    + ": ended the process in " + frame.getClassName() + "." + frame.getMethodName()
                                    + " (System.exit), which plugins must not do");
                            err.flush();
                            Runtime.getRuntime().halt(NnCommand.RUN_FAILED);
                        }),
                        "exit guard"));
    }

    /** Returns the plugin's frame that called exit. It is still on the stack of its thread. */
    private static Optional<StackTraceElement> culprit() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().equals("java.lang.Runtime")
                                && frame.getMethodName().equals("exit")))
                .flatMap(Stream::of)
                .filter(frame -> frame.getClassLoaderName() != null
                        && frame.getClassLoaderName().startsWith(PLUGIN))
                .findFirst();
    }
}
