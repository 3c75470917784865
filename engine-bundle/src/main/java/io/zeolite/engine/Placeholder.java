package io.zeolite.engine;

/** Keeps the package from being empty; to be deleted with the first real class. */
final class Placeholder {
    private Placeholder() {}
}
