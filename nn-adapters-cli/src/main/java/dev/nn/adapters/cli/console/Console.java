package dev.nn.adapters.cli.console;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The two streams of the command line, always UTF-8. */
public final class Console {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean terminal;
    private final Runnable end;
    private int overwritten;

    /**
     * A console over two streams.
     *
     * @param terminal whether the second one is a screen, where a line can be written over
     * @param end what is to be done before the process ends, so that all is read that was written
     */
    public Console(PrintStream out, PrintStream err, boolean terminal, Runnable end) {
        this.end = end;
        this.terminal = terminal;
        this.out = new PrintWriter(out, true, StandardCharsets.UTF_8);
        this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** A command's result, as it is. */
    public void result(String text) {
        clear();
        out.print(text);
        out.flush();
    }

    /** One line about what is wrong. */
    public void problem(String line) {
        clear();
        err.println("nn: " + line);
    }

    /** One line about what is odd, though work goes on. */
    public void warning(String line) {
        clear();
        err.println("nn: warning: " + line);
    }

    /** One line about work that goes on. */
    public void progress(String line) {
        clear();
        err.println(line);
    }

    /** Whether standard error is a screen. */
    public boolean terminal() {
        return terminal;
    }

    /** One line about work that goes on, in the place of the one before; for a screen. */
    public void overwrite(String line) {
        String rest = " ".repeat(Math.max(0, overwritten - line.length()));
        err.print("\r" + line + rest);
        err.flush();
        overwritten = line.length();
    }

    private void clear() {
        if (overwritten > 0) {
            err.print("\r" + " ".repeat(overwritten) + "\r");
            err.flush();
            overwritten = 0;
        }
    }

    /** The process is about to end. */
    public void end() {
        out.flush();
        err.flush();
        end.run();
    }

    /** For picocli's help. */
    public PrintWriter outWriter() {
        return out;
    }

    /** For picocli and stack traces. */
    public PrintWriter errWriter() {
        return err;
    }
}
