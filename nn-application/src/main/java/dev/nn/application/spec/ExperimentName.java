package dev.nn.application.spec;

/** What an experiment may be called: the name becomes a folder of runs and a file. */
public final class ExperimentName {

    /** As a regular expression, for the whole name. */
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}";

    private ExperimentName() {}

    /** Whether the name may be taken. */
    public static boolean allows(String name) {
        return name.matches(PATTERN);
    }

    /** What is wrong with a name that is not allowed, for people. */
    public static String refusal(String name) {
        return "expected letters, digits, '.', '_' and '-', a letter or digit first, at most 80, found '" + name + "'";
    }
}
