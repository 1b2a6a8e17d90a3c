package dev.nn.application.spec;

/** The rule for experiment names, which become folders of runs and files. */
public final class ExperimentName {

    /** Regular expression that the whole name must match. */
    public static final String PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,79}";

    private ExperimentName() {}

    /** Returns whether a name is valid. */
    public static boolean allows(String name) {
        return name.matches(PATTERN);
    }

    /** Returns the message for an invalid name. */
    public static String refusal(String name) {
        return "expected letters, digits, '.', '_' and '-', a letter or digit first, at most 80, found '" + name + "'";
    }
}
