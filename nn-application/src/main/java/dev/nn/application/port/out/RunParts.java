package dev.nn.application.port.out;

/** Names the runs that a run is made of. Immutable. */
public interface RunParts {

    /** Returns the name of a part, by which figures and events of the whole tell of it. */
    String name(RunPart part);

    /** Returns where the part of a name is, for {@link KeepRun} and {@link OpenRun}. */
    String path(String name);

    /** Returns the address of the part's page, from that of the whole. */
    String page(String name);
}
