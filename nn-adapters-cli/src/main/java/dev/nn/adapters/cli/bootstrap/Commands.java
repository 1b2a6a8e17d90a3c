package dev.nn.adapters.cli.bootstrap;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.nn.adapters.cli.console.Console;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * A factory of commands. Picocli creates all of them at every start, so their constructors take the
 * console and providers of the ports. The injector takes a tenth of a second to create, so it is
 * created when the first port is requested. Help requests none.
 */
final class Commands implements CommandLine.IFactory {

    private final Console console;
    private @Nullable Injector injector;

    Commands(Console console) {
        this.console = console;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Optional<Constructor<?>> injected = Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> constructor.isAnnotationPresent(Inject.class))
                .findFirst();
        if (injected.isEmpty()) {
            return CommandLine.defaultFactory().create(type);
        }
        injected.get().setAccessible(true);
        Object[] arguments = Arrays.stream(injected.get().getGenericParameterTypes())
                .map(this::argument)
                .toArray();
        return type.cast(injected.get().newInstance(arguments));
    }

    private Object argument(Type type) {
        if (type instanceof ParameterizedType provider && provider.getRawType() == Provider.class) {
            Class<?> port = (Class<?>) provider.getActualTypeArguments()[0];
            return (Provider<Object>) () -> injector().getInstance(port);
        }
        return console;
    }

    private Injector injector() {
        Injector made = injector;
        if (made == null) {
            made = Guice.createInjector(Stage.DEVELOPMENT, new NnModule());
            injector = made;
        }
        return made;
    }
}
