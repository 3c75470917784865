package io.zeolite.experimental;

/**
 * Where a function is; means something only to {@link InternalFunction#sourceOffset}.
 *
 * @param value opaque
 */
public record ProgramCounter(long value) {
}
