package dev.nn.adapters.file.plugin;

import dev.nn.domain.spi.Plugin;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * A class loader for one plugin. It sees the JDK and {@code nn-domain}, but not nn's other modules
 * and libraries, nor other plugins. A plugin therefore brings its own libraries, and plugins don't
 * interfere with each other.
 */
final class PluginClassLoader extends URLClassLoader {

    PluginClassLoader(String place, URL[] jars) {
        super("plugin " + place, jars, new JdkAndDomain());
    }

    private static final class JdkAndDomain extends ClassLoader {
        private static final String PACKAGE = "dev.nn.domain.";
        private static final String FOLDER = "dev/nn/domain/";

        private final ClassLoader host = Plugin.class.getClassLoader();

        JdkAndDomain() {
            super("JDK and nn-domain", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(PACKAGE)) {
                return host.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }

        @Override
        protected @Nullable URL findResource(String name) {
            return name.startsWith(FOLDER) ? host.getResource(name) : null;
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            return name.startsWith(FOLDER) ? host.getResources(name) : Collections.emptyEnumeration();
        }
    }
}
