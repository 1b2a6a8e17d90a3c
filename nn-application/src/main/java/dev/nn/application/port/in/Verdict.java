package dev.nn.application.port.in;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A diagnosed training problem.
 *
 * @param name the name of the problem, such as {@code vanishing_gradients}; a training has at most
 *     one verdict of each name
 * @param text the location, extent and start of the problem, and suggestions
 */
public record Verdict(String name, String text) {

    /** Returns verdicts in the form in which they are saved. */
    public static Map<String, String> written(List<Verdict> verdicts) {
        Map<String, String> written = new LinkedHashMap<>();
        verdicts.forEach(verdict -> written.put(verdict.name(), verdict.text()));
        return written;
    }

    /** Returns verdicts from the form in which they are saved. */
    public static List<Verdict> read(Map<String, String> written) {
        List<Verdict> verdicts = new ArrayList<>();
        written.forEach((name, text) -> verdicts.add(new Verdict(name, text)));
        return verdicts;
    }
}
