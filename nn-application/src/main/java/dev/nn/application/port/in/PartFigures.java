package dev.nn.application.port.in;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The metrics of each part of the data.
 *
 * @param parts the metrics by part, in order
 */
public record PartFigures(Map<String, Figures> parts) {

    /** No figures. */
    public static final PartFigures NONE = new PartFigures(Map.of());

    public PartFigures {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** Returns the figures of a part; none if the part has no rows. */
    public Figures of(String part) {
        return parts.getOrDefault(part, Figures.NONE);
    }

    /** Returns the figures as they are saved. */
    public Map<String, Object> written() {
        Map<String, Object> written = new LinkedHashMap<>();
        parts.forEach((part, figures) -> written.put(part, figures.written()));
        return written;
    }
}
