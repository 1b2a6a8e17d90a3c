package dev.nn.domain.data;

/** The kinds of learning task. */
public enum Task {
    CLASSIFICATION("classification"),
    REGRESSION("regression"),
    MULTI_LABEL("multi_label");

    private final String text;

    Task(String text) {
        this.text = text;
    }

    /** Returns the name as typed. */
    public String text() {
        return text;
    }
}
