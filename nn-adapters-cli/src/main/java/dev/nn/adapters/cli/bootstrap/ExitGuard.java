package dev.nn.adapters.cli.bootstrap;

import dev.nn.adapters.cli.command.NnCommand;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Watches for plugins that end the process: their exit code would say that all is well. */
final class ExitGuard {

    private static final String PLUGIN = "plugin ";

    private ExitGuard() {}

    /** Installs the guard, which acts when the process ends because a plugin's code asked for it. */
    static void install(PrintStream err) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> culprit().ifPresent(frame -> {
                            err.println("nn: " + frame.getClassLoaderName().substring(PLUGIN.length())
                                    + ": ended the process in " + frame.getClassName() + "." + frame.getMethodName()
                                    + " (System.exit); a plugin must not");
                            err.flush();
                            Runtime.getRuntime().halt(NnCommand.RUN_FAILED);
                        }),
                        "exit guard"));
    }

    /** The plugin's frame that called for the end, which is still on the stack of its thread. */
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
