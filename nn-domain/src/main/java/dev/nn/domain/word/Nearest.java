package dev.nn.domain.word;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A search for the valid word nearest to an unknown one, by edit distance with swaps (optimal
 * string alignment).
 */
public final class Nearest {

    /** The maximum number of listed words; a longer list doesn't help. */
    private static final int MAX_LISTED = 40;

    private Nearest() {}

    /** Returns the nearest of the words, if one is near enough to be meant. */
    public static Optional<String> to(String word, Collection<String> words) {
        int tolerated = Math.max(1, word.length() / 3);
        Optional<String> otherwiseWritten = words.stream()
                .filter(candidate -> plain(candidate).equals(plain(word)))
                .findFirst();
        if (otherwiseWritten.isPresent()) {
            return otherwiseWritten;
        }
        return words.stream()
                .filter(candidate ->
                        distance(word, candidate) <= tolerated && distance(word, candidate) < word.length())
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Returns a word in lower case without separators: utf8 matches UTF-8. */
    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[-_ .]", "");
    }

    /** Returns "; did you mean 'relu'?", or the list of known words. */
    public static String hint(String word, Collection<String> words) {
        return to(word, words)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElseGet(() -> (words.size() == 1 ? "; expected " : "; expected one of ")
                        + words.stream().limit(MAX_LISTED).collect(Collectors.joining(", "))
                        + (words.size() > MAX_LISTED ? " and " + (words.size() - MAX_LISTED) + " more" : ""));
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                } else {
                    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                    d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
                    boolean swapped =
                            i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                    d[i][j] = swapped ? Math.min(d[i][j], d[i - 2][j - 2] + 1) : d[i][j];
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
