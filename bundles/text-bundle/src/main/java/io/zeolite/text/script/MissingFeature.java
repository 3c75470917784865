package io.zeolite.text.script;

import io.zeolite.api.Feature;
import io.zeolite.format.Opcode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a command waits for, in few words: made of what the engine says when it does not support something. */
final class MissingFeature {

    /** What is missing comes first, then in brackets or parentheses the place. */
    private static final Pattern MESSAGE = Pattern
            .compile("(?:not supported yet: )?(.*?)(?:\\[\\d+])?(?: in a constant expression)?(?: \\(.*\\))?");
    /** What is missing where it is not an instruction. */
    private static final Map<String, Feature> OTHERS = Map.of("v128", Feature.SIMD);

    private MissingFeature() {}

    /** {@return the feature of the instruction or type that the message names, else what the message says without place} */
    static String named(String message) {
        Matcher parts = MESSAGE.matcher(message);
        String what = parts.matches() ? parts.group(1) : message;
        Optional<Feature> feature = Optional.ofNullable(OTHERS.get(what))
                .or(() -> Opcode.ofText(what).flatMap(Opcode::feature));
        return feature.map(Feature::toString).orElse(what);
    }
}
