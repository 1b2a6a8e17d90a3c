/**
 * Contract tests for plugin authors. A test class implements an interface and supplies the plugin;
 * the interface brings the test methods. nn's own functions are tested the same way.
 */
@NullMarked
package dev.nn.testkit;

import org.jspecify.annotations.NullMarked;
