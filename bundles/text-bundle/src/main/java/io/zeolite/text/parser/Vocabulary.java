package io.zeolite.text.parser;

import io.zeolite.format.Opcode;
import java.util.Set;

/** The words of the text format: they tell an unexpected token from an unknown one. */
final class Vocabulary {

    private static final Set<String> KEYWORDS = Set.of("""
        module type rec sub final func struct array field mut param result local import export table memory
        global tag start elem data offset item declare ref null shared unshared pagesize then catch
        catch_ref catch_all catch_all_ref i8 i16 i32 i64 f32 f64 v128 i8x16 i16x8 i32x4 i64x2 f32x4 f64x2
        nan:canonical nan:arithmetic extern any eq i31 none nofunc noextern exn noexn funcref externref
        anyref eqref i31ref structref arrayref exnref nullref nullfuncref nullexternref nullexnref binary
        quote definition instance register invoke get either
        """.split("\\s+"));

    private Vocabulary() {}

    static boolean contains(Tokens tokens, int token) {
        return switch (tokens.kind(token)) {
            case LEFT, RIGHT, STRING, IDENTIFIER, END -> true;
            case RESERVED -> false;
            case WORD -> isKeyword(tokens.text(token))
                    || FloatFormat.isNumber(tokens.source(), tokens.start(token), tokens.end(token));
        };
    }

    private static boolean isKeyword(String word) {
        return KEYWORDS.contains(word) || word.startsWith("offset=") || word.startsWith("align=")
                || word.startsWith("assert_") || Opcode.ofText(word).isPresent();
    }
}
