package dev.lockstep.local.lambda;

import dev.lockstep.engine.value.Json;
import java.util.LinkedHashMap;
import java.util.List;

/// A function that failed, in the shape in which Lambda tells: type, message, and for handlers' own errors the stack.
final class FunctionFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final String errorType;
    private final String errorMessage;
    private final transient List<StackTraceElement> frames;

    FunctionFailure(String errorType, String errorMessage) {
        this(errorType, errorMessage, List.of());
    }

    private FunctionFailure(String errorType, String errorMessage, List<StackTraceElement> frames) {
        super(errorType + ": " + errorMessage, null, false, false);
        this.errorType = errorType;
        this.errorMessage = errorMessage;
        this.frames = List.copyOf(frames);
    }

    /// What the handler threw, without the frames that called it, as Lambda's runtime cuts its own.
    static FunctionFailure thrown(Throwable failure) {
        String message = failure.getLocalizedMessage();
        List<StackTraceElement> own = List.of(failure.getStackTrace()).stream()
                .takeWhile(frame -> !frame.getClassName().equals(Functions.class.getName()))
                .toList();
        String type = failure.getClass().getName();
        return new FunctionFailure(type, message == null ? type : message, own);
    }

    String payload() {
        var error = new LinkedHashMap<String, Object>();
        error.put("errorMessage", errorMessage);
        error.put("errorType", errorType);
        if (!frames.isEmpty()) {
            error.put("stackTrace", frames.stream().map(FunctionFailure::text).toList());
        }
        return Json.write(error);
    }

    /// `StackTraceElement.toString` would name class loader and module, which Lambda's text does not have.
    private static String text(StackTraceElement frame) {
        String file = frame.getFileName();
        String place = frame.isNativeMethod()
                ? "Native Method"
                : file == null
                        ? "Unknown Source"
                        : frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
        return frame.getClassName() + "." + frame.getMethodName() + "(" + place + ")";
    }
}
