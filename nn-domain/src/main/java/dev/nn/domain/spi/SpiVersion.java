package dev.nn.domain.spi;

/**
 * The version of this SPI. A plugin jar declares the version that it was built for in its manifest,
 * {@code Nn-Spi-Version: 2}. nn reads it before it loads any class of the jar.
 */
public final class SpiVersion {

    /** The name of the manifest attribute. */
    public static final String ATTRIBUTE = "Nn-Spi-Version";

    /**
     * The supported version. It increases when jars built for the previous version could no longer
     * work.
     */
    public static final int CURRENT = 2;

    private SpiVersion() {}
}
