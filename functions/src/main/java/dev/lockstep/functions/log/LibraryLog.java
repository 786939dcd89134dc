package dev.lockstep.functions.log;

import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.time.Time;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/// The log of one class of a library.
final class LibraryLog extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1L;

    LibraryLog(String name) {
        this.name = name;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return false;
    }

    @Override
    public boolean isWarnEnabled() {
        return true;
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable cause) {
        String message = MessageFormatter.basicArrayFormat(pattern, arguments);
        StageLog log = new StageLog(
                dev.lockstep.functions.log.Level.WARN, Map.of("logger", Json.of(name)), Time.OF_THIS_MACHINE);
        if (cause != null) {
            log.error(message, cause);
        } else {
            log.warn(message);
        }
    }
}
