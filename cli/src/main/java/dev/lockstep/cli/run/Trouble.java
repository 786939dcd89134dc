package dev.lockstep.cli.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// A file system's exception in plain words.
final class Trouble {
    private Trouble() {}

    static String reason(IOException trouble) {
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
