package dev.nn.adapters.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command. */
@Command(
        name = "nn",
        description = "Train feed-forward neural networks by back-propagation and explain every number.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            CheckCommand.class,
            ExplainCommand.class,
            PredictCommand.class,
            EvaluateCommand.class,
            CompareCommand.class,
            ReportCommand.class,
            PluginsCommand.class,
            FormulaCommand.class,
            SchemaCommand.class,
            NewCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:success",
            "1:the run failed",
            "2:invalid input",
            "3:out of memory",
            "129, 130, 143:interrupted by SIGHUP, SIGINT or SIGTERM"
        })
public final class NnCommand {

    /** The exit code of success. */
    public static final int OK = 0;

    /** The exit code of a failed run. */
    public static final int RUN_FAILED = 1;

    /** The exit code of invalid input. */
    public static final int WRONG_INPUT = 2;

    /** The exit code if the JVM is out of memory. */
    public static final int OUT_OF_MEMORY = 3;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print stack traces of failures.")
    private boolean debug;

    @Spec
    private @Nullable CommandSpec spec;

    /** Creates the root command, which does nothing itself. */
    public NnCommand() {}

    /** Turns colors off. Picocli calls this when it parses the option, before it prints help. */
    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "Print without colors.")
    void noColor(boolean plain) {
        if (plain && spec != null) {
            spec.commandLine().setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        }
    }

    /** Returns whether to print stack traces of failures. */
    public boolean debug() {
        return debug;
    }
}
