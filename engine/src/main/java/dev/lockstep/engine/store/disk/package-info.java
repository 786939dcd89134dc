/// The store on disk: one folder with one SQLite database in it, and the only home of that library.
///
/// [DiskStore] answers; [Writer] is the one thread that writes, many changes in one transaction; [Change] is what it
/// writes; [Folder] is the place, which one process has at a time.
@NullMarked
package dev.lockstep.engine.store.disk;

import org.jspecify.annotations.NullMarked;
