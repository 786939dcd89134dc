/// What people and machines read: lines, tables, colours, JSON.
@NullMarked
package dev.lockstep.cli.render;

import org.jspecify.annotations.NullMarked;
