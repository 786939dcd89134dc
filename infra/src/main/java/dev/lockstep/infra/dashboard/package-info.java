/// What people look at: dashboards, what runs cost, and the queries that are kept for them.
@NullMarked
package dev.lockstep.infra.dashboard;

import org.jspecify.annotations.NullMarked;
