package dev.nn.testkit;

import dev.nn.domain.spi.Plugin;

/**
 * A supplier of the plugin that the contracts test. A test class implements the contract of each
 * kind that the plugin offers.
 */
public interface PluginUnderTest {

    /** Returns the plugin under test. */
    Plugin plugin();
}
