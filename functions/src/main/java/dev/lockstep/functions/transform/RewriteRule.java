package dev.lockstep.functions.transform;

import java.util.Optional;

/// Something to be replaced wherever it is found.
///
/// @param files a pattern of paths, all files when not given
/// @param find a regular expression, `^` and `$` being begin and end of a line
/// @param replace what stands there then; `$1` is the first group
record RewriteRule(String name, Optional<String> files, String find, String replace) {}
