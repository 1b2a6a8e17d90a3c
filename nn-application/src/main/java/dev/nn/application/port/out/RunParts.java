package dev.nn.application.port.out;

/** The names of the parts of a run. Immutable. */
public interface RunParts {

    /** Returns the name of a part, as in the metrics and events of the whole run. */
    String name(RunPart part);

    /** Returns the path of a part by its name, for {@link RunStore} and {@link OpenRun}. */
    String path(String name);

    /** Returns the link from the page of the whole run to the part's page. */
    String page(String name);
}
