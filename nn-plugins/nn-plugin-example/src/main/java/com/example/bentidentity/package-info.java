/** What a stranger's first plugin looks like: one class, one services file, one test. */
@NullMarked
package com.example.bentidentity;

import org.jspecify.annotations.NullMarked;
