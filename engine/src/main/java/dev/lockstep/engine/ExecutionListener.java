package dev.lockstep.engine;

/// Hears every event of every execution as it is written, in the execution's own order, on the execution's thread: it
/// must not block.
@FunctionalInterface
public interface ExecutionListener {

    void onEvent(Execution execution, HistoryEvent event);
}
