package io.zeolite.text.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingFeatureTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "not supported yet: struct.new (func 1, offset 0x2a)                      | gc",
        "not supported yet: array.new_fixed in a constant expression (offset 0x2) | gc",
        "not supported yet: i8x16.relaxed_swizzle (func 1, offset 0x2a)           | relaxed-simd",
        "not supported yet: v128 (func 0)                                         | simd",
        "not supported yet: i32.atomic.load (func 0, offset 0x1)                  | threads",
        "not supported yet: execution tier INTERPRETER                            | execution tier INTERPRETER",
        "not supported yet: i32.add (func 0)                                      | i32.add",
        "implementation limit: too many locals (func 3)                           | implementation limit: too many locals"})
    void namesTheFeatureElseWhatTheMessageSays(String message, String named) {
        assertEquals(named, MissingFeature.named(message));
    }
}
