package dev.nn.testkit;

import dev.nn.domain.spi.Plugin;

/** Supplies the plugin that contracts are about. A test class implements the contract of each kind that it offers. */
public interface PluginUnderTest {

    /** The plugin under test. */
    Plugin plugin();
}
