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
                character(fields, "delimiter", CsvFormat.STANDARD.delimiter()),
                character(fields, "quote", CsvFormat.STANDARD.quote()),
                fields.word("encoding", ENCODINGS).orElse(CsvFormat.STANDARD.encoding()),
                texts(fields, "names"),
                texts(fields, "missing"));
        if (format.delimiter() == format.quote()) {
            problems.add(fields.positionOf("quote"), fields.path("quote"), "is the delimiter too");
            return CsvFormat.STANDARD;
        }
        return format;
    }

    private static List<String> texts(Fields fields, String key) {
        return fields.node(key).isPresent() ? fields.anyTexts(key) : List.of();
    }

    private char character(Fields fields, String key, char otherwise) {
        Optional<String> text = fields.anyText(key);
        if (text.filter(t -> t.length() != 1 || t.charAt(0) == '\n' || t.charAt(0) == '\r')
                .isPresent()) {
            problems.add(
                    fields.positionOf(key), fields.path(key), "expected one character, found '" + text.get() + "'");
            return otherwise;
        }
        return text.map(t -> t.charAt(0)).orElse(otherwise);
    }
}
