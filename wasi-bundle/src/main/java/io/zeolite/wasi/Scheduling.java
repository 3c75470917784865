package io.zeolite.wasi;

/** {@code sched_yield}. */
final class Scheduling {

    private Scheduling() {
    }

    static void addTo(FunctionTable table) {
        table.add("sched_yield", call -> call.state().yielder().run());
    }
}
