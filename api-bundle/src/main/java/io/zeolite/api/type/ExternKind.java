package io.zeolite.api.type;

/** The kinds of imports and exports, in the order of their binary encoding. */
public enum ExternKind {
    /** Functions: 0x00. */
    FUNCTION("func"),
    /** Tables: 0x01. */
    TABLE("table"),
    /** Memories: 0x02. */
    MEMORY("memory"),
    /** Globals: 0x03. */
    GLOBAL("global"),
    /** Tags: 0x04. */
    TAG("tag");

    private final String text;

    ExternKind(String text) {
        this.text = text;
    }

    /** {@return the keyword of the text format, for example {@code func}} */
    @Override
    public String toString() {
        return text;
    }
}
