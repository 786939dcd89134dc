package dev.lockstep.engine.task.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The type of a service's client. The SDK writes its name with capitals where resources have none (`DynamoDbClient`,
/// `dynamodb`), so it is looked for where a class of the service's package is that has the same name in all of them.
///
/// @param name as the SDK calls the service, and as errors begin: `DynamoDb`
record ClientType(Class<?> type, String service, String name) {
    private static final String SERVICES = "software.amazon.awssdk.services.";
    private static final String MARK = "internal/ServiceVersionInfo.class";
    private static final String SUFFIX = "Client";

    static ClientType of(String service, ClassLoader loader) {
        String folder = (SERVICES + service).replace('.', '/') + "/";
        URL mark = service.matches("[a-z0-9]+") ? loader.getResource(folder + MARK) : null;
        if (mark == null) {
            throw new Unavailable("There is no client of the service '" + service
                    + "' on the class path (software.amazon.awssdk:" + service + ")");
        }
        try {
            String simpleName = files(mark, folder).stream()
                    .filter(file -> file.equalsIgnoreCase(service + SUFFIX + ".class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .findFirst()
                    .orElseThrow(() -> new Unavailable("There is no client in " + folder));
            return new ClientType(
                    Class.forName(SERVICES + service + "." + simpleName, false, loader),
                    service,
                    simpleName.substring(0, simpleName.length() - SUFFIX.length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a class that stands in " + mark + " cannot be loaded", e);
        }
    }

    /// The names of the files that stand in the folder, in a jar or in a tree of classes.
    private static List<String> files(URL mark, String folder) throws IOException {
        if (mark.openConnection() instanceof JarURLConnection jar) {
            return jar.getJarFile().stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(folder))
                    .map(name -> name.substring(folder.length()))
                    .toList();
        }
        try {
            Path path = Path.of(new URI(mark.toString()));
            Path classes = Objects.requireNonNull(
                    Objects.requireNonNull(path.getParent()).getParent());
            try (Stream<Path> files = Files.list(classes)) {
                return files.map(file -> String.valueOf(file.getFileName())).toList();
            }
        } catch (URISyntaxException e) {
            throw new IOException("cannot look into " + mark, e);
        }
    }
}
