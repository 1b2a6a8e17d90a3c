package dev.nn.adapters.file.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.nn.adapters.file.disk.Budget;
import dev.nn.adapters.file.disk.DataPath;
import dev.nn.adapters.file.disk.Hashes;
import dev.nn.adapters.file.disk.OutputFile;
import dev.nn.adapters.file.disk.Secret;
import dev.nn.application.document.LocatedPath;
import dev.nn.application.port.out.ReadTable;
import dev.nn.application.port.out.WriteTable;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.application.problem.Problems;
import dev.nn.application.spec.CsvFormat;
import dev.nn.application.spec.Storage;
import dev.nn.application.table.Table;
import io.vavr.collection.Seq;
import io.vavr.control.Validation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.core.io.NumberOutput;

/**
 * A reader and writer of CSV files. They are read in the specified format, and written in UTF-8
 * with a header, commas and double quotes.
 */
public final class CsvTables implements ReadTable, WriteTable {

    private final Supplier<Secret> secret;

    /** Creates a reader that trusts cell files only if it wrote them itself. */
    public CsvTables() {
        this(fixed(Secret.in(Optional.empty())));
    }

    private static Supplier<Secret> fixed(Secret secret) {
        return () -> secret;
    }

    /**
     * Creates a stateless reader.
     *
     * @param secret the user's key, requested when cells are stored beside a table
     */
    public CsvTables(Supplier<Secret> secret) {
        this.secret = secret;
    }

    @Override
    public Validation<Seq<Problem>, Table> read(LocatedPath file, CsvFormat format, Storage storage) {
        Problems problems = new Problems();
        try {
            Path path = Path.of(file.base()).resolveSibling(file.path());
            return problems.validate(read(path, format, storage, problems));
        } catch (InvalidPathException e) {
            problems.add(Position.of(file.path()), "", "is not a valid path: " + e.getReason());
            return problems.validate(Optional.empty());
        }
    }

    private Optional<Table> read(Path file, CsvFormat format, Storage storage, Problems problems) {
        String source = DataPath.shown(file);
        try {
            if (storage == Storage.DISK || (storage == Storage.AUTO && Budget.isTooLarge(Files.size(file)))) {
                return new TableOnDisk(file, source, format, secret.get(), problems).table();
            }
            TableInMemory table = new TableInMemory();
            MessageDigest hash = Hashes.sha256();
            Optional<TableParser.ParseWarnings> found;
            try (TableBytes bytes = TableBytes.open(file, hash)) {
                found = bytes.refused(source, problems)
                        ? Optional.empty()
                        : new TableParser(source, format, problems).parse(bytes.text(), table);
                bytes.readToTheEnd();
            }
            return found.map(sound -> table.table(source, Hashes.text(hash), sound));
        } catch (IOException e) {
            problems.add(Position.of(source), "", DataPath.unreadable(file, e));
            return Optional.empty();
        }
    }

    @Override
    public String text(List<String> header, Consumer<Consumer<List<Object>>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(header);
            rows.accept(
                    row -> writer.writeRecord(row.stream().map(CsvTables::cell).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Formats a number with the fewest digits that identify it exactly; Java's own digits changed
     * in JDK 19.
     */
    private static String cell(Object value) {
        return value instanceof Double number ? NumberOutput.toString(number, true) : String.valueOf(value);
    }

    @Override
    public void keep(String file, String text) {
        OutputFile.write(Path.of(file), text.getBytes(StandardCharsets.UTF_8));
    }
}
