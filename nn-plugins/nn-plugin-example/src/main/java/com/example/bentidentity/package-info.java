/** An example of a third-party plugin: one class, one services file, one test. */
@NullMarked
package com.example.bentidentity;

import org.jspecify.annotations.NullMarked;
