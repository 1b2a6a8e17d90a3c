package dev.nn.adapters.cli.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of all commands. */
@Command(
        name = "nn",
        description = "Trains feed-forward neural networks by back-propagation; every number can be explained.",
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
            "0:ok",
            "1:the run failed",
            "2:the input is wrong",
            "3:the memory is used up",
            "129, 130, 143:stopped by a signal, the state kept"
        })
public final class NnCommand {

    /** Done. */
    public static final int OK = 0;

    /** The run failed. */
    public static final int RUN_FAILED = 1;

    /** The input is wrong. */
    public static final int WRONG_INPUT = 2;

    /** The JVM's memory is used up. */
    public static final int OUT_OF_MEMORY = 3;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "stack traces of failures")
    private boolean debug;

    @Spec
    private @Nullable CommandSpec spec;

    /** The root has no work of its own. */
    public NnCommand() {}

    /** Picocli calls this as soon as it meets the option, before any help is printed. */
    @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "plain help and messages")
    void noColor(boolean plain) {
        if (plain && spec != null) {
            spec.commandLine().setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        }
    }

    /** Whether stack traces are wanted. */
    public boolean debug() {
        return debug;
    }
}
