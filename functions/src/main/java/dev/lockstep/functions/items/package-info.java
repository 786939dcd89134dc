/// Items of DynamoDB as rows of tables: pages of a table, files of an export, typed attributes as plain values.
@NullMarked
package dev.lockstep.functions.items;

import org.jspecify.annotations.NullMarked;
