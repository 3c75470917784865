package io.zeolite.experimental.spi;

/** Keeps the package from being empty; to be deleted with the first real class. */
final class Placeholder {
    private Placeholder() {}
}
