package io.zeolite.experimental;

/**
 * Where a function is; means something only to the {@link InternalFunction#sourceOffset} of that function.
 *
 * @param value opaque
 */
public record ProgramCounter(long value) {
}
