package dev.nn.application.spec;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Node.MapNode;
import dev.nn.application.problem.Problems;
import java.util.List;
import java.util.Optional;

/** Reads {@code data.csv}: a path, or a map with a path and how the file is written. */
public record CsvSpecReader(Problems problems) {

    /** Of those that Java knows, the ones that tables are written in. */
    public static final List<String> ENCODINGS = List.of(
            "UTF-8",
            "UTF-16",
            "US-ASCII",
            "ISO-8859-1",
            "ISO-8859-2",
            "ISO-8859-15",
            "windows-1250",
            "windows-1251",
            "windows-1252",
            "GB18030",
            "Big5",
            "Shift_JIS",
            "EUC-KR");

    /** A path and how it is read. */
    record Csv(Optional<String> file, CsvFormat format) {}

    Csv read(Fields data) {
        Optional<Node> node = data.node("csv");
        if (node.filter(MapNode.class::isInstance).isEmpty()) {
            return new Csv(data.text("csv"), CsvFormat.STANDARD);
        }
        Fields fields = data.map("csv").orElseThrow();
        int before = problems.all().size();
        fields.required("file");
        Csv csv = new Csv(fields.text("file"), format(fields));
        fields.close();
        // Read in another way than was meant, the file would be full of faults that it doesn't have.
        return problems.all().size() > before ? new Csv(Optional.empty(), CsvFormat.STANDARD) : csv;
    }

    /** How a table is written; what is left out is as in {@link CsvFormat#STANDARD}. */
    public CsvFormat format(Fields fields) {
        CsvFormat format = new CsvFormat(
                character(fields, "delimiter", CsvFormat.WHITESPACE, CsvFormat.STANDARD.delimiter()),
                character(fields, "quote", CsvFormat.NONE, CsvFormat.STANDARD.quote()),
                fields.word("encoding", ENCODINGS).orElse(CsvFormat.STANDARD.encoding()),
                fields.flag("header"),
                texts(fields, "names"),
                texts(fields, "missing"),
                List.of(),
                false);
        if (format.delimiter().equals(format.quote())) {
            problems.add(fields.positionOf("quote"), fields.path("quote"), "is the delimiter too");
            return CsvFormat.STANDARD;
        }
        return format;
    }

    private static List<String> texts(Fields fields, String key) {
        return fields.node(key).isPresent() ? fields.names(key) : List.of();
    }

    /** One character, or a word for what no character says. */
    private String character(Fields fields, String key, String word, String otherwise) {
        Optional<String> text = fields.anyText(key);
        if (text.filter(t -> !t.equals(word) && (t.length() != 1 || t.charAt(0) == '\n' || t.charAt(0) == '\r'))
                .isPresent()) {
            problems.add(
                    fields.positionOf(key),
                    fields.path(key),
                    "expected one character or " + word + ", found '" + text.get() + "'");
            return otherwise;
        }
        return text.orElse(otherwise);
    }
}
