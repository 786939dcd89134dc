/// What CloudWatch measures, as data: names, dimensions, and who writes them.
@NullMarked
package dev.lockstep.infra.metric;

import org.jspecify.annotations.NullMarked;
