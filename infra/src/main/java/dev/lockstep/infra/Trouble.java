package dev.lockstep.infra;

/// Something about this machine, not about anybody's files: what, where, and what to do.
record Trouble(String what, String where, String toDo) {

    @Override
    public String toString() {
        return "error: " + what + "\n  where  " + where + "\n  to do  " + toDo;
    }
}
