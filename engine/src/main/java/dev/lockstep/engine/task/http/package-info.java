/// `http:invoke`: calls of HTTPS APIs, with what connections add to them.
@NullMarked
package dev.lockstep.engine.task.http;

import org.jspecify.annotations.NullMarked;
