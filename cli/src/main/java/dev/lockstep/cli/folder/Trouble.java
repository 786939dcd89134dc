package dev.lockstep.cli.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// A file system's exception in plain words.
public final class Trouble {
    private Trouble() {}

    public static String reason(UncheckedIOException trouble) {
        var cause = trouble.getCause();
        return cause == null ? trouble.toString() : reason(cause);
    }

    public static String reason(IOException trouble) {
        return switch (trouble) {
            case AccessDeniedException denied -> "permission denied: " + denied.getFile();
            case NoSuchFileException missing -> "no such file or folder: " + missing.getFile();
            case FileAlreadyExistsException taken -> "a file is in the way: " + taken.getFile();
            case FileSystemException other
            when other.getReason() != null -> lower(other.getReason()) + ": " + other.getFile();
            default -> trouble.getMessage() == null ? trouble.getClass().getSimpleName() : lower(trouble.getMessage());
        };
    }

    private static String lower(String words) {
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
