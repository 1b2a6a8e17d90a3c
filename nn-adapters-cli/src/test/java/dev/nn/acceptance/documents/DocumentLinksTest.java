package dev.nn.acceptance.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every link within the repository leads to a file, and every anchor to a heading. */
class DocumentLinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    static List<Path> pages() {
        return Documents.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadsToFilesAndHeadings(Path page) {
        String prose = Documents.prose(Documents.text(page));
        for (MatchResult link : LINK.matcher(prose).results().toList()) {
            String target = link.group(1);
            if (target.contains("://")) {
                continue;
            }
            int hash = target.indexOf('#');
            String file = hash < 0 ? target : target.substring(0, hash);
            Path linked = file.isEmpty()
                    ? page
                    : Path.of("/").resolve(page).resolveSibling(file).normalize();
            Path relative = file.isEmpty() ? page : Path.of("/").relativize(linked);
            assertThat(Files.exists(Documents.ROOT.resolve(relative)))
                    .as(page + ": " + target)
                    .isTrue();
            if (hash >= 0) {
                assertThat(anchors(Documents.text(relative)))
                        .as(page + ": " + target)
                        .contains(target.substring(hash + 1));
            }
        }
    }

    private static List<String> anchors(String page) {
        return HEADING.matcher(Documents.prose(page))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .strip()
                        .replace(' ', '-'))
                .toList();
    }
}
