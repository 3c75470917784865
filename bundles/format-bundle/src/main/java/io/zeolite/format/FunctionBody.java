package io.zeolite.format;

import java.util.List;
import java.util.Objects;

/**
 * The code of a function.
 *
 * @param locals   the declared locals, in order; those of all groups are fewer than 2^32
 * @param body     the instructions
 * @param position the offset of the first byte after the body's size; takes no part in equality
 */
public record FunctionBody(List<LocalGroup> locals, Expression body, int position) {

    /**
     * Makes a function body; the list is copied.
     *
     * @throws NullPointerException if an argument is null
     */
    public FunctionBody {
        locals = List.copyOf(locals);
        Objects.requireNonNull(body, "body");
    }

    /**
     * {@return how many bytes the declarations of the locals take at the start of the body: where it was decoded, else as
     * it is encoded}
     */
    public int localsLength() {
        int decoded = body.start() - position;
        return decoded > 0 ? decoded : ModuleEncoder.locals(locals).size();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FunctionBody that && locals.equals(that.locals) && body.equals(that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(locals, body);
    }
}
