package dev.nn.adapters.file.yaml;

import dev.nn.adapters.file.disk.FailureReasons;
import dev.nn.adapters.file.disk.Hashes;
import dev.nn.adapters.file.disk.RegularFile;
import dev.nn.application.document.Document;
import dev.nn.application.document.Node;
import dev.nn.application.port.out.ReadDocument;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** A reader of experiment files: YAML 1.2 in UTF-8, at most 4 MiB. */
public final class YamlDocuments implements ReadDocument {

    private static final int MAX_FILE_BYTES = 4 * 1024 * 1024;

    /** Creates a stateless reader. */
    public YamlDocuments() {}

    @Override
    public Document read(String file) {
        Problems problems = new Problems();
        Optional<byte[]> bytes = bytes(file, problems);
        Optional<Node> node = bytes.flatMap(all -> text(all, file, problems))
                .flatMap(text -> parse(text, file, Optional.empty(), problems));
        return new Document(node, problems.all(), bytes.map(Hashes::sha256).orElse(""));
    }

    @Override
    public Document value(String text, Position at) {
        Problems problems = new Problems();
        Optional<Node> node = parse(text, at.source(), Optional.of(at), problems);
        return new Document(node, problems.all(), Hashes.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<byte[]> bytes(String file, Problems problems) {
        Position at = Position.of(file);
        try (InputStream in = RegularFile.open(Path.of(file))) {
            byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length > MAX_FILE_BYTES) {
                problems.add(at, "", "exceeds the maximum size of " + MAX_FILE_BYTES + " bytes");
                return Optional.empty();
            }
            return Optional.of(bytes);
        } catch (InvalidPathException e) {
            problems.add(at, "", "is not a valid path: " + e.getReason());
        } catch (IOException e) {
            problems.add(
                    at,
                    "",
                    Files.isDirectory(Path.of(file))
                            ? "is a folder, not a file"
                            : Files.isReadable(Path.of(file))
                                    ? "can't be read: " + FailureReasons.of(e)
                                    : "can't be read: no such file, or permission denied");
        }
        return Optional.empty();
    }

    private static Optional<String> text(byte[] bytes, String file, Problems problems) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            problems.add(Position.of(file), "", "is not UTF-8 text");
            return Optional.empty();
        }
    }

    private static Optional<Node> parse(String text, String source, Optional<Position> fixed, Problems problems) {
        LoadSettings settings = LoadSettings.builder().setLabel(source).build();
        try {
            return new TreeBuilder(new ParserImpl(settings, new StreamReader(settings, text)), source, fixed, problems)
                    .document();
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark();
            Position at = fixed.orElseGet(() -> mark.map(m -> new Position(source, m.getLine() + 1, m.getColumn() + 1))
                    .orElse(Position.of(source)));
            problems.add(at, "", "is not valid YAML: " + e.getProblem());
        } catch (TreeBuilder.TooLarge e) {
            problems.add(fixed.orElse(Position.of(source)), "", String.valueOf(e.getMessage()));
        } catch (YamlEngineException e) {
            problems.add(fixed.orElse(Position.of(source)), "", "is not valid YAML: " + e.getMessage());
        }
        return Optional.empty();
    }
}
