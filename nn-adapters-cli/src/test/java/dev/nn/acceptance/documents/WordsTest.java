package dev.nn.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nn.acceptance.fixture.CommandLineRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The words of nn follow {@code docs/contributing/style.md}: phrases that were replaced do not come
 * back into documents, messages, help, schema, Javadoc and texts in the code.
 */
class WordsTest {

    private static final Path PHRASES = Path.of("src/test/resources/words/phrases.tsv");
    private static final Pattern JAVADOC = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    private static final Pattern FIRST = Pattern.compile("^(What|How|Whether|Where|Which|Of|So|As)\\b");
    private static final int MAX_LINE = 100;

    /** Pages that quote phrases or removed names. */
    private static final List<String> QUOTING = List.of("style.md", "CHANGELOG.md");

    /** A phrase that must not come back, and what to write instead. */
    private record Phrase(Pattern pattern, String instead) {}

    @Test
    void findsThePhrasesOfTheList() throws IOException {
        assertThat(found("a run that was left; 'seed' is here twice; the data are words"))
                .hasSize(3);
        assertThat(found("an interrupted run; duplicate key 'seed'; the data is text"))
                .isEmpty();
    }

    @Test
    void documentsAvoidReplacedPhrases() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path page : Documents.pages()) {
            if (QUOTING.stream().noneMatch(("/" + page)::contains)) {
                texts.put(page.toString(), Documents.text(page));
            }
        }
        assertThat(faults(texts)).isEmpty();
    }

    @Test
    void documentsHaveShortLines() {
        List<String> faults = new ArrayList<>();
        for (Path page : Documents.pages()) {
            boolean generated = Documents.text(page).contains("Generated from the declarations");
            int number = 0;
            for (String line : Documents.prose(Documents.text(page)).lines().toList()) {
                number++;
                // Tables, formulas, links and paths can't be broken.
                boolean whole = line.startsWith("|")
                        || line.startsWith("$$")
                        || line.startsWith("!")
                        || line.contains("](http");
                if (line.length() > MAX_LINE && !whole && !generated) {
                    faults.add(page + ":" + number + ": " + line.length() + " characters");
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void messagesHelpAndSchemaAvoidReplacedPhrases() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/wrong"))) {
            files.filter(file -> file.toString().endsWith(".txt"))
                    .forEach(file -> texts.put(file.toString(), read(file)));
        }
        texts.put("schema", CommandLineRun.of("schema", "--no-plugins").out());
        texts.put(
                "plugins list",
                CommandLineRun.of("plugins", "list", "--no-plugins").out());
        texts.put("commands.md", Documents.text(Path.of("docs/reference/commands.md")));
        assertThat(faults(texts)).isEmpty();
    }

    @Test
    void javadocAndTextsInTheCodeAvoidReplacedPhrases() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : sources()) {
            String source = read(file);
            String javadoc = JAVADOC.matcher(source)
                    .results()
                    .map(comment -> comment.group(1).replaceAll("\\s*\n\\s*\\*", " "))
                    .collect(Collectors.joining("\n"));
            String literals = LITERAL.matcher(JAVADOC.matcher(source).replaceAll(""))
                    .results()
                    .map(literal -> literal.group(1))
                    .collect(Collectors.joining("\n"));
            texts.put(file.toString(), javadoc + "\n" + literals);
        }
        assertThat(texts).hasSizeGreaterThan(400);
        assertThat(faults(texts)).isEmpty();
    }

    /** A comment that begins with such a word is a clause, not a noun phrase or a verb. */
    @Test
    void javadocBeginsWithANounOrAVerb() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : sources()) {
            for (MatchResult comment : JAVADOC.matcher(read(file)).results().toList()) {
                String text = comment.group(1).replaceAll("\\s*\n\\s*\\*", " ").strip();
                if (FIRST.matcher(text).find()) {
                    faults.add(file + ": " + text.substring(0, Math.min(60, text.length())));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Editors show a description without its key. */
    @Test
    void descriptionsOfTheSchemaAreSentences() {
        String schema = CommandLineRun.of("schema", "--no-plugins").out();
        List<String> descriptions = Pattern.compile("\"description\" : \"((?:[^\"\\\\]|\\\\.)*)\"")
                .matcher(schema)
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(descriptions).hasSizeGreaterThan(200);
        assertThat(descriptions)
                .allMatch(text -> text.matches("[\\p{Lu}`\\[].*\\.")
                        && !FIRST.matcher(text).find());
    }

    private static List<String> faults(Map<String, String> texts) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, String> text : texts.entrySet()) {
            found(text.getValue()).forEach(fault -> faults.add(text.getKey() + ": " + fault));
        }
        return faults;
    }

    private static List<String> found(String text) throws IOException {
        List<String> found = new ArrayList<>();
        for (Phrase phrase : phrases()) {
            phrase.pattern()
                    .matcher(text)
                    .results()
                    .forEach(match -> found.add("'" + match.group() + "': write " + phrase.instead()));
        }
        return found;
    }

    private static List<Phrase> phrases() throws IOException {
        return Files.readAllLines(PHRASES).stream()
                .map(line -> line.split("\t"))
                .map(parts -> new Phrase(Pattern.compile(parts[0], Pattern.CASE_INSENSITIVE), parts[1]))
                .toList();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Documents.ROOT)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/")
                            && !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
