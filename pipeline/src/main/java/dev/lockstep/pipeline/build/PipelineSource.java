package dev.lockstep.pipeline.build;

/// A pipeline written in Java. A public class with a constructor without arguments in `statemachines/NAME.java`:
/// `lockstep compile` asks it for the pipeline and writes `statemachines/NAME.yaml` from it.
public interface PipelineSource {

    PipelineDefinition pipeline();
}
