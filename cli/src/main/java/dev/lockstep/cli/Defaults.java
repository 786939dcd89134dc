package dev.lockstep.cli;

import dev.lockstep.cli.door.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Options that were not given take the value of the setting of their name.
final class Defaults implements IDefaultValueProvider {
    private final Configuration configuration;

    Defaults(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? configuration.value(option.longestName().substring(2)).orElse(null)
                : null;
    }
}
