package dev.nn.application.spec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a table is written.
 *
 * @param delimiter between fields
 * @param quote around fields that hold delimiters
 * @param encoding a charset of Java
 * @param names of the columns where the file has no header; empty where its first row is one
 * @param missing what stands for a missing value, beside nothing at all
 */
public record CsvFormat(char delimiter, char quote, String encoding, List<String> names, List<String> missing) {

    /** Comma, double quotes, UTF-8, a header, no markers. */
    public static final CsvFormat STANDARD = new CsvFormat(',', '"', "UTF-8", List.of(), List.of());

    public CsvFormat {
        names = List.copyOf(names);
        missing = List.copyOf(missing);
    }

    /** As it is written in experiments and models; {@link CsvSpecReader#format} reads it back. */
    public Map<String, Object> written() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("delimiter", String.valueOf(delimiter));
        map.put("quote", String.valueOf(quote));
        map.put("encoding", encoding);
        if (!names.isEmpty()) {
            map.put("names", names);
        }
        map.put("missing", missing);
        return map;
    }
}
