package dev.nn.application.spec;

import static dev.nn.application.key.Forms.flag;
import static dev.nn.application.key.Forms.names;
import static dev.nn.application.key.Forms.word;

import dev.nn.application.document.Fields;
import dev.nn.application.document.Node;
import dev.nn.application.document.Values;
import dev.nn.application.key.Form;
import dev.nn.application.key.Forms;
import dev.nn.application.key.Json;
import dev.nn.application.key.Key;
import dev.nn.application.key.Key.Part;
import dev.nn.application.key.Section;
import dev.nn.application.key.ShortForm;
import dev.nn.application.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The keys of {@code data.csv}, and those of a model file's {@code csv}. */
public final class CsvKeys {

    /** Supported encodings: the subset of Java's charsets commonly used for tables. */
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

    private static final Key<String> DELIMITER = Key.of(
                    "delimiter",
                    new CharacterForm(CsvFormat.WHITESPACE),
                    "Character between fields, or `whitespace` for runs of blanks and tabs.")
            .defaultsTo(CsvFormat.STANDARD.delimiter());
    private static final Key<String> QUOTE = Key.of(
                    "quote",
                    new CharacterForm(CsvFormat.NONE),
                    "Character around fields that hold delimiters, or `none`.")
            .defaultsTo(CsvFormat.STANDARD.quote());
    private static final Key<String> ENCODING = Key.of(
                    "encoding", word(ENCODINGS, Function.identity()), "Character encoding of the file.")
            .defaultsTo(CsvFormat.STANDARD.encoding());
    private static final Key<Boolean> HEADER = Key.of(
            "header",
            flag(),
            "`true` if the first row names the columns (default: `true`, or `false` with `names`). Columns without"
                    + " names are called `column_1`, `column_2`, and so on.");
    private static final Key<List<String>> NAMES =
            Key.of("names", names(), "Names of the columns, instead of those in the header.");
    private static final Key<List<String>> MISSING = Key.of(
            "missing",
            names(),
            "Values that mark a missing cell, besides an empty field. Numbers match in every spelling.");

    private static final List<Part<CsvFormat, ?>> PARTS = List.of(
            DELIMITER.from(CsvFormat::delimiter),
            QUOTE.from(CsvFormat::quote),
            ENCODING.from(CsvFormat::encoding),
            HEADER.fromOptional(CsvFormat::header),
            NAMES.fromOptional(format -> Optional.of(format.names()).filter(names -> !names.isEmpty())),
            MISSING.from(CsvFormat::missing));

    /** The section of format keys; defaults are those of {@link CsvFormat#STANDARD}. */
    public static final Section<CsvFormat> FORMAT = new Section<>(CsvKeys::format, PARTS);

    static final Key<String> FILE = Key.required("file", Forms.file(), "Path of a CSV file, relative to this file.");

    // Parsed with a wrong format, the file would produce many spurious problems.
    private static final Form<CsvFile> MAP = Forms.sound(new Section<>(
            f -> new CsvFile(FILE.read(f).orElse(""), format(f)),
            Stream.<Part<CsvFile, ?>>concat(
                            Stream.of(FILE.from(CsvFile::file)), PARTS.stream().map(part -> part.in(CsvFile::format)))
                    .toList()));

    /** The key {@code csv}: a path, or a map with a path and the format. */
    static final Key<CsvFile> CSV = Key.of(
            "csv",
            new ShortForm<>(
                    FILE.form(),
                    (at, file) -> new CsvFile(file, CsvFormat.STANDARD),
                    csv -> Optional.of(csv.file()).filter(file -> csv.format().equals(CsvFormat.STANDARD)),
                    MAP,
                    "CSV file and its format."),
            FILE.description());

    private CsvKeys() {}

    private static CsvFormat format(Fields f) {
        CsvFormat format = new CsvFormat(
                DELIMITER.value(f),
                QUOTE.value(f),
                ENCODING.value(f),
                HEADER.read(f),
                NAMES.read(f).orElse(List.of()),
                MISSING.read(f).orElse(List.of()),
                List.of(),
                false);
        if (format.delimiter().equals(format.quote())) {
            f.problems().add(f.positionOf(QUOTE.name()), f.path(QUOTE.name()), "the quote is also the delimiter");
            return CsvFormat.STANDARD;
        }
        return format;
    }

    /** The form of one character, or of a word for special settings. */
    private record CharacterForm(String word) implements Form<String> {
        @Override
        public Optional<String> read(Node node, String path, Problems problems) {
            Optional<String> text = new Values(problems).anyText(node, path);
            Optional<String> allowed = text.filter(given ->
                    given.equals(word) || (given.length() == 1 && given.charAt(0) != '\n' && given.charAt(0) != '\r'));
            if (text.isPresent() && allowed.isEmpty()) {
                String message = "expected one character or " + word + ", found '" + text.get() + "'";
                problems.add(node.position(), path, message);
            }
            return allowed;
        }

        @Override
        public Map<String, Object> schema(String description) {
            return Json.with(Json.text(description), "pattern", "^(.|" + word + ")$");
        }
    }
}
