/** The text format: parser, printer and script runner. */
module io.zeolite.text {
    requires transitive io.zeolite.format;
    requires static org.osgi.annotation.bundle;
    requires static org.osgi.annotation.versioning;

    exports io.zeolite.text;
    exports io.zeolite.text.script;
}
