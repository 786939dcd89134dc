package dev.lockstep.functions.validate;

import java.util.Optional;

/// One entry of `rules` for files: which files, and one or more things that must hold of them.
///
/// @param files a pattern of paths, all files when not given
/// @param contains a pattern that must be found in the text
/// @param lacks a pattern that must not be found in the text
/// @param lines how many lines there may be
/// @param bytes how many bytes there may be
/// @param message says what is wrong, where the pattern itself would say too little
record FileRule(
        String name,
        Optional<String> files,
        Optional<String> contains,
        Optional<String> lacks,
        Optional<Integer> lines,
        Optional<Integer> bytes,
        Optional<String> message) {
    FileRule {
        if (contains.isEmpty() && lacks.isEmpty() && lines.isEmpty() && bytes.isEmpty()) {
            throw new IllegalArgumentException(
                    "the rule " + name + " says nothing; expected contains, lacks, lines or bytes");
        }
    }
}
