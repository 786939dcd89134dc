package dev.lockstep.engine.api.machine;

import java.util.Optional;

/// What an execution is to run: the revision that an ARN leads to, and by which version and alias it does.
public record Target(Machine machine, Revision revision, Optional<String> versionArn, Optional<String> aliasArn) {}
