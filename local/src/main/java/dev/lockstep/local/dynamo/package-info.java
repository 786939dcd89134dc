/// DynamoDB over HTTP: requests to operations on tables, failures to DynamoDB's JSON.
@NullMarked
package dev.lockstep.local.dynamo;

import org.jspecify.annotations.NullMarked;
