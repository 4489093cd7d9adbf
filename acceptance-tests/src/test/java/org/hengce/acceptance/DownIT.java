package org.hengce.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The end of the running whole, and so of these tests. */
@Order(8)
@ExtendWith(RunningStack.class)
class DownIT {
    @Test
    void downLeavesNoProcess(Stack stack) {
        List<Long> pids = Stack.PARTS.stream().map(stack::pid).toList();
        Stack.Outcome down = stack.run("down");
        assertThat(down.exit()).as(down.output()).isZero();
        assertThat(pids).noneMatch(Stack::runs);
        assertThat(ProcessHandle.allProcesses()
                        .filter(p -> p.info()
                                .commandLine()
                                .orElse("")
                                .contains(stack.home().toString()))
                        .toList())
                .isEmpty();
        assertThat(stack.run("down").exit()).as("down of what is down").isZero();
    }
}
