package io.zeolite.engine.compiler;

import io.zeolite.format.Expression;
import io.zeolite.format.FunctionBody;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides the functions that a module defines into groups, each of which becomes one class: consecutive functions, few
 * enough that a class is emitted quickly when one of them is first called and that its constant pool cannot overflow.
 */
final class GroupPlan {

    private static final int MOST_FUNCTIONS = 64;
    private static final int MOST_CODE_BYTES = 16 * 1024;

    private final List<Group> groups = new ArrayList<>();
    private final int[] groupOfFunction;

    /**
     * One group.
     *
     * @param index the place among the groups
     * @param start the first function, counted from the first that the module defines
     * @param end   the function after the last
     */
    record Group(int index, int start, int end) {
    }

    /** Divides functions. */
    GroupPlan(List<FunctionBody> bodies) {
        groupOfFunction = new int[bodies.size()];
        int start = 0;
        int codeBytes = 0;
        for (int i = 0; i < bodies.size(); i++) {
            Expression body = bodies.get(i).body();
            codeBytes += body.end() - body.start();
            boolean full = codeBytes > MOST_CODE_BYTES || i - start == MOST_FUNCTIONS;
            if (i > start && full) {
                groups.add(new Group(groups.size(), start, i));
                start = i;
                codeBytes = body.end() - body.start();
            }
            groupOfFunction[i] = groups.size();
        }
        if (start < bodies.size()) {
            groups.add(new Group(groups.size(), start, bodies.size()));
        }
    }

    List<Group> groups() {
        return groups;
    }

    /** {@return the group of a function, counted from the first that the module defines} */
    Group groupOf(int defined) {
        return groups.get(groupOfFunction[defined]);
    }
}
