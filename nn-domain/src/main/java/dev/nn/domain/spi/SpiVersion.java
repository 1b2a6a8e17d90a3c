package dev.nn.domain.spi;

/**
 * The version of this SPI. A plugin jar states in its manifest which one it was built for, {@code Nn-Spi-Version: 2},
 * and that is read before any class of the jar is loaded.
 */
public final class SpiVersion {

    /** The manifest's attribute. */
    public static final String ATTRIBUTE = "Nn-Spi-Version";

    /** What this nn serves; it grows when a jar that was built before could no longer work. */
    public static final int CURRENT = 2;

    private SpiVersion() {}
}
