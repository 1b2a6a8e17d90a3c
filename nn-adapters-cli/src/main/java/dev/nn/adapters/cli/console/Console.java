package dev.nn.adapters.cli.console;

import dev.nn.domain.word.Printable;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The two streams of the command line, always UTF-8. */
public final class Console {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean screen;
    private final boolean terminal;
    private final Runnable end;
    private int overwritten;

    /**
     * A console over two streams.
     *
     * @param screen whether the first one is a screen, which acts on some characters
     * @param terminal whether the second one is a screen, where a line can be written over
     * @param end what is to be done before the process ends, so that all is read that was written
     */
    public Console(PrintStream out, PrintStream err, boolean screen, boolean terminal, Runnable end) {
        this.screen = screen;
        this.end = end;
        this.terminal = terminal;
        this.out = new PrintWriter(out, true, StandardCharsets.UTF_8);
        this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** A command's result for people: lines, of which nothing is hidden. */
    public void result(String text) {
        print(Printable.lines(text));
    }

    /** A command's result for programs: as it is, but on a screen. */
    public void data(String text) {
        print(screen ? Printable.lines(text) : text);
    }

    private void print(String text) {
        clear();
        out.print(text);
        out.flush();
    }

    /** One line about what is wrong. */
    public void problem(String line) {
        clear();
        err.println("nn: " + Printable.line(line));
    }

    /** One line about what is odd, though work goes on. */
    public void warning(String line) {
        clear();
        err.println("nn: warning: " + Printable.line(line));
    }

    /** One line about work that goes on. */
    public void progress(String line) {
        clear();
        err.println(Printable.line(line));
    }

    /** Whether standard error is a screen. */
    public boolean terminal() {
        return terminal;
    }

    /** One line about work that goes on, in the place of the one before; for a screen. */
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
