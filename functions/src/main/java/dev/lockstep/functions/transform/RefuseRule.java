package dev.lockstep.functions.transform;

import java.util.Optional;

/// Something no rule can mend: a file that has it needs a person.
///
/// @param files a pattern of paths, all files when not given
/// @param find a regular expression, `^` and `$` being begin and end of a line
/// @param message what the person has to do
record RefuseRule(String name, Optional<String> files, String find, String message) {}
