package dev.lockstep.engine.api.wire;

/// Where the service stands: account and region, of which its ARNs are made.
public record Place(String account, String region) {

    public String stateMachine(String name) {
        return arn("stateMachine", name);
    }

    public String activity(String name) {
        return arn("activity", name);
    }

    public String execution(String machine, String name) {
        return arn("execution", machine + ":" + name);
    }

    public String express(String machine, String name, String id) {
        return arn("express", machine + ":" + name + ":" + id);
    }

    /// The ARN of an execution that only exists for a trial.
    public String expressOf(String machine, String execution) {
        return arn("express", machine + ":" + execution);
    }

    private String arn(String kind, String rest) {
        return "arn:aws:states:" + region + ":" + account + ":" + kind + ":" + rest;
    }
}
