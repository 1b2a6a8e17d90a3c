/**
 * Contract tests for plugin authors: a test class implements one interface and supplies the plugin; the test methods
 * come with it. nn's own functions are tested by the same.
 */
@NullMarked
package dev.nn.testkit;

import org.jspecify.annotations.NullMarked;
