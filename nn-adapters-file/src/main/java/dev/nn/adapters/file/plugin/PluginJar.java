package dev.nn.adapters.file.plugin;

import dev.nn.adapters.file.disk.FailureReasons;
import dev.nn.adapters.file.disk.Hashes;
import dev.nn.adapters.file.disk.RegularFile;
import dev.nn.application.plugin.Origin;
import dev.nn.application.plugin.PluginContext;
import dev.nn.application.port.out.FindPlugins.Found;
import dev.nn.application.port.out.FindPlugins.FoundPlugin;
import dev.nn.application.problem.Position;
import dev.nn.application.problem.Problem;
import dev.nn.domain.spi.Plugin;
import dev.nn.domain.spi.SpiVersion;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * A plugin on disk: one jar, or the jars of one folder. Faults are reported as problems, never as
 * exceptions.
 */
record PluginJar(String place, List<Path> jars) {

    private static final String SERVICES = "META-INF/services/" + Plugin.class.getName();

    /** The maximum number of providers read from a services file. */
    private static final int MAX_PROVIDERS = 1000;

    static PluginJar of(Path place, List<Path> jars) {
        return new PluginJar(place.toString(), jars);
    }

    /**
     * Loads the plugins that the jar names, and returns a problem for each fault.
     *
     * @param known the hashes of the jars that may be opened; empty if all may
     */
    Found load(Optional<Set<String>> known) {
        try {
            String sha256 = sha256();
            if (known.filter(hashes -> !hashes.contains(sha256)).isPresent()) {
                return fault("was not opened: it is not among the jars that the run used;"
                        + " use --plugins to trust a folder");
            }
            Optional<Attributes> manifest = manifest();
            if (manifest.isEmpty()) {
                return fault("names no plugin: it has no " + SERVICES);
            }
            Optional<String> fault = versionFault(manifest.get().getValue(SpiVersion.ATTRIBUTE));
            if (fault.isPresent()) {
                return fault(fault.get());
            }
            String version = manifest.get().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
            return loaded(new Origin(place, version == null ? "" : version, sha256));
        } catch (IOException | SecurityException e) {
            return fault("can't be read as a jar: " + reason(e));
        }
    }

    private static String reason(Exception e) {
        return e instanceof IOException io ? FailureReasons.of(io) : String.valueOf(e.getMessage());
    }

    /**
     * Returns the main manifest attributes of the jar that names plugins; fails if a file is not a
     * jar.
     */
    private Optional<Attributes> manifest() throws IOException {
        Optional<Attributes> found = Optional.empty();
        for (Path path : jars) {
            try (JarFile jar = new JarFile(RegularFile.required(path).toFile())) {
                Manifest manifest = jar.getManifest();
                if (jar.getEntry(SERVICES) != null) {
                    found = Optional.of(manifest == null ? new Attributes() : manifest.getMainAttributes());
                }
            }
        }
        return found;
    }

    private static Optional<String> versionFault(@Nullable String stated) {
        String serves = "; this nn supports version " + SpiVersion.CURRENT;
        if (stated == null) {
            return Optional.of("its manifest has no '" + SpiVersion.ATTRIBUTE + "'" + serves);
        } else if (!stated.strip().matches("[0-9]{1,6}")) {
            return Optional.of(
                    "'" + SpiVersion.ATTRIBUTE + "' must be a whole number, found '" + stated + "'" + serves);
        }
        int version = Integer.parseInt(stated.strip());
        if (version == SpiVersion.CURRENT) {
            return Optional.empty();
        }
        String remedy = version > SpiVersion.CURRENT
                ? "it needs a newer nn"
                : "rebuild it; docs/reference/plugins.md lists the changes";
        return Optional.of("was built for version " + version + " of the SPI" + serves + ": " + remedy);
    }

    private Found loaded(Origin origin) throws IOException {
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        // Never closed: its classes are used until the process ends.
        ClassLoader loader = new PluginClassLoader(place, urls.toArray(URL[]::new));
        Found found = PluginContext.run(loader, () -> named(loader, origin));
        return found.plugins().isEmpty() && found.problems().isEmpty()
                ? fault("names no plugin: " + SERVICES + " is empty")
                : found;
    }

    /** Instantiates the plugins. Their constructors and static initializers may throw anything. */
    private Found named(ClassLoader loader, Origin origin) {
        List<FoundPlugin> plugins = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Iterator<Plugin> found = ServiceLoader.load(Plugin.class, loader).iterator();
        boolean more = true;
        while (more && plugins.size() + problems.size() < MAX_PROVIDERS) {
            try {
                more = found.hasNext();
                if (more) {
                    Plugin plugin = found.next();
                    if (plugin.getClass().getClassLoader() == loader) {
                        plugins.add(new FoundPlugin(plugin, origin));
                    } else {
                        problems.add(problem("names " + plugin.getClass().getName() + ", which is not in the plugin"));
                    }
                }
            } catch (ServiceConfigurationError e) {
                Throwable cause = e.getCause();
                String message = String.valueOf(e.getMessage()).replace(Plugin.class.getName() + ": ", "");
                problems.add(problem("can't be loaded: " + message + (cause == null ? "" : ": " + cause)));
            } catch (LinkageError | RuntimeException | AssertionError e) {
                problems.add(problem("can't be loaded: " + e));
            }
        }
        return new Found(plugins, problems, List.of());
    }

    private String sha256() throws IOException {
        StringBuilder hashes = new StringBuilder();
        for (Path jar : jars) {
            hashes.append(Hashes.sha256(jar));
        }
        return jars.size() == 1
                ? hashes.toString()
                : Hashes.sha256(hashes.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private Found fault(String message) {
        return new Found(List.of(), List.of(problem(message)), List.of());
    }

    private Problem problem(String message) {
        return new Problem(Position.of(place), "", message);
    }
}
