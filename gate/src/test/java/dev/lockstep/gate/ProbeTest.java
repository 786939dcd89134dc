package dev.lockstep.gate;

import org.junit.jupiter.api.Test;

final class ProbeTest {
    @Test
    void runs() {
        System.out.println(Runtime.version());
    }
}
