package dev.nn.adapters.cli.console;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The two streams of the command line, always UTF-8. */
public final class Console {

    private final PrintWriter out;
    private final PrintWriter err;

    /** A console over two streams. */
    public Console(PrintStream out, PrintStream err) {
        this.out = new PrintWriter(out, true, StandardCharsets.UTF_8);
        this.err = new PrintWriter(err, true, StandardCharsets.UTF_8);
    }

    /** A command's result, as it is. */
    public void result(String text) {
        out.print(text);
        out.flush();
    }

    /** One line about what is wrong. */
    public void problem(String line) {
        err.println("nn: " + line);
    }

    /** One line about what is odd, though work goes on. */
    public void warning(String line) {
        err.println("nn: warning: " + line);
    }

    /** One line about work that goes on. */
    public void progress(String line) {
        err.println(line);
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
