package dev.nn.application.port.in;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with a training, in words.
 *
 * @param name of the trouble, such as {@code vanishing_gradients}; a training has one verdict of each name at most
 * @param text where, what share, since when, and what to try
 */
public record Verdict(String name, String text) {

    /** As they are kept. */
    public static Map<String, String> written(List<Verdict> verdicts) {
        Map<String, String> written = new LinkedHashMap<>();
        verdicts.forEach(verdict -> written.put(verdict.name(), verdict.text()));
        return written;
    }

    /** As they were kept. */
    public static List<Verdict> read(Map<String, String> written) {
        List<Verdict> verdicts = new ArrayList<>();
        written.forEach((name, text) -> verdicts.add(new Verdict(name, text)));
        return verdicts;
    }
}
