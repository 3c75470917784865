package io.zeolite.text.script;

import io.zeolite.api.MalformedException;
import io.zeolite.format.ModuleEncoder;
import io.zeolite.text.Text;
import io.zeolite.text.parser.ModuleParser;
import io.zeolite.text.parser.TokenCursor;
import java.util.Optional;
import java.util.function.Supplier;

/** A module as a script writes it. Its text is parsed when it is asked for, so that faults stay with their command. */
public final class ModuleSource {

    /** How modules are written. */
    public enum Form {
        /** In the text format. */
        TEXT,
        /** In the text format, inside strings. */
        QUOTE,
        /** In the binary format, inside strings. */
        BINARY
    }

    private final Form form;
    private final Supplier<byte[]> encoder;

    private ModuleSource(Form form, Supplier<byte[]> encoder) {
        this.form = form;
        this.encoder = encoder;
    }

    /** {@return the module whose fields stand at the cursor} */
    static ModuleSource text(TokenCursor fields, Optional<String> identifier) {
        return new ModuleSource(Form.TEXT, () -> {
            TokenCursor cursor = fields.copy();
            byte[] binary = ModuleEncoder.encode(ModuleParser.parseFields(cursor, identifier));
            if (!cursor.atClose() && !cursor.atEnd()) {
                throw cursor.unexpected();
            }
            return binary;
        });
    }

    static ModuleSource quote(byte[] utf8) {
        return new ModuleSource(Form.QUOTE, () -> Text.toBinary(utf8));
    }

    static ModuleSource binary(byte[] binary) {
        return new ModuleSource(Form.BINARY, () -> binary);
    }

    /** {@return how the module is written} */
    public Form form() {
        return form;
    }

    /**
     * {@return the module in the binary format}
     *
     * @throws MalformedException if its text is not well-formed
     */
    public byte[] binary() {
        return encoder.get();
    }
}
