/// DynamoDB's expressions, parsed once into sealed records, then evaluated on items.
@NullMarked
package dev.lockstep.local.dynamo.expression;

import org.jspecify.annotations.NullMarked;
