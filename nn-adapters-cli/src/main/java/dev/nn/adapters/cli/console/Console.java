package dev.nn.adapters.cli.console;

import dev.nn.domain.word.Printable;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The two output streams of the command line, always UTF-8. */
public final class Console {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean screen;
    private final boolean terminal;
    private final Runnable end;
    private int overwritten;

    /**
     * Creates a console over two streams.
     *
     * @param screen whether standard output is a terminal, which interprets control characters
     * @param terminal whether standard error is a terminal, on which a line can be overwritten
     * @param end action to run before the process ends, so that all output is read
     */
    public Console(PrintStream out, PrintStream err, boolean screen, boolean terminal, Runnable end) {
        this.screen = screen;
        this.end = end;
        this.terminal = terminal;
        this.out = new PrintWriter(out, true, StandardCharsets.UTF_8);
        this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** Prints a command's result for people, with control characters made visible. */
    public void result(String text) {
        print(Printable.lines(text));
    }

    /** Prints a command's result for programs: unchanged, except on a terminal. */
    public void data(String text) {
        print(screen ? Printable.lines(text) : text);
    }

    private void print(String text) {
        clear();
        out.print(text);
        out.flush();
    }

    /** Prints one line about an error. */
    public void problem(String line) {
        clear();
        err.println("nn: " + Printable.line(line));
    }

    /** Prints a one-line warning. */
    public void warning(String line) {
        clear();
        err.println("nn: warning: " + Printable.line(line));
    }

    /** Prints one line of progress. */
    public void progress(String line) {
        clear();
        err.println(Printable.line(line));
    }

    /** Returns whether standard error is a terminal. */
    public boolean terminal() {
        return terminal;
    }

    /** Prints one line of progress in place of the previous one. For terminals only. */
    public void overwrite(String line) {
        String shown = Printable.line(line);
        err.print("\r" + shown + " ".repeat(Math.max(0, overwritten - shown.length())));
        err.flush();
        overwritten = shown.length();
    }

    private void clear() {
        if (overwritten > 0) {
            err.print("\r" + " ".repeat(overwritten) + "\r");
            err.flush();
            overwritten = 0;
        }
    }

    /** Flushes both streams and runs the end action. Call this before the process ends. */
    public void end() {
        out.flush();
        err.flush();
        end.run();
    }

    /** Returns a writer to standard output, for picocli's help. */
    public PrintWriter outWriter() {
        return out;
    }

    /** Returns a writer to standard error, for picocli and stack traces. */
    public PrintWriter errWriter() {
        return err;
    }
}
