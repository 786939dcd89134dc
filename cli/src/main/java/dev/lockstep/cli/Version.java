package dev.lockstep.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// `lockstep 0.1.0 (Java 25.0.1)`.
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        var version = Optional.ofNullable(Version.class.getPackage().getImplementationVersion());
        return new String[] {"lockstep " + version.orElse("in development") + " (Java " + Runtime.version() + ")"};
    }
}
