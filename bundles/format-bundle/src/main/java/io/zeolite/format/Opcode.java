package io.zeolite.format;

import static io.zeolite.api.Feature.*;
import static io.zeolite.format.Immediates.*;
import static io.zeolite.format.Signature.RULE;

import io.zeolite.api.Feature;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The instructions of WebAssembly 3.0, of the threads proposal and of the wide-arithmetic proposal. This is the only
 * list of them: decoder, validator, interpreter, compiler, printer and parser look here.
 * <p>
 * One row each, in the order of the encoding: prefix, code, text, immediates, type, bytes accessed in memory, and the
 * feature that brought the instruction, which WebAssembly 1.0 has not. In a type, {@code at} is the address type of the
 * memory or table named, {@code at_2} that of the second, {@code at_min} the smaller of both.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/index-instructions.html">Specification: index of
 *      instructions</a>
 */
public enum Opcode {
    // @formatter:off
    // control
    UNREACHABLE                        (0x00, 0x00,  "unreachable",                         NONE,           RULE,                              0),
    NOP                                (0x00, 0x01,  "nop",                                 NONE,           "[] -> []",                        0),
    BLOCK                              (0x00, 0x02,  "block",                               BLOCK_TYPE,     RULE,                              0),
    LOOP                               (0x00, 0x03,  "loop",                                BLOCK_TYPE,     RULE,                              0),
    IF                                 (0x00, 0x04,  "if",                                  BLOCK_TYPE,     RULE,                              0),
    ELSE                               (0x00, 0x05,  "else",                                NONE,           RULE,                              0),
    THROW                              (0x00, 0x08,  "throw",                               TAG,            RULE,                              0, EXCEPTION_HANDLING),
    THROW_REF                          (0x00, 0x0A,  "throw_ref",                           NONE,           RULE,                              0, EXCEPTION_HANDLING),
    END                                (0x00, 0x0B,  "end",                                 NONE,           RULE,                              0),
    BR                                 (0x00, 0x0C,  "br",                                  LABEL,          RULE,                              0),
    BR_IF                              (0x00, 0x0D,  "br_if",                               LABEL,          RULE,                              0),
    BR_TABLE                           (0x00, 0x0E,  "br_table",                            Immediates.BR_TABLE, RULE,                         0),
    RETURN                             (0x00, 0x0F,  "return",                              NONE,           RULE,                              0),
    CALL                               (0x00, 0x10,  "call",                                FUNCTION,       RULE,                              0),
    CALL_INDIRECT                      (0x00, 0x11,  "call_indirect",                       TYPE_TABLE,     RULE,                              0),
    RETURN_CALL                        (0x00, 0x12,  "return_call",                         FUNCTION,       RULE,                              0, TAIL_CALL),
    RETURN_CALL_INDIRECT               (0x00, 0x13,  "return_call_indirect",                TYPE_TABLE,     RULE,                              0, TAIL_CALL),
    CALL_REF                           (0x00, 0x14,  "call_ref",                            TYPE,           RULE,                              0, TYPED_FUNCTION_REFERENCES),
    RETURN_CALL_REF                    (0x00, 0x15,  "return_call_ref",                     TYPE,           RULE,                              0, TAIL_CALL),

    // parametric
    DROP                               (0x00, 0x1A,  "drop",                                NONE,           RULE,                              0),
    SELECT                             (0x00, 0x1B,  "select",                              NONE,           RULE,                              0),
    SELECT_T                           (0x00, 0x1C,  "select",                              SELECT_TYPES,   RULE,                              0, REFERENCE_TYPES),
    TRY_TABLE                          (0x00, 0x1F,  "try_table",                           Immediates.TRY_TABLE, RULE,                        0, EXCEPTION_HANDLING),

    // variables
    LOCAL_GET                          (0x00, 0x20,  "local.get",                           LOCAL,          RULE,                              0),
    LOCAL_SET                          (0x00, 0x21,  "local.set",                           LOCAL,          RULE,                              0),
    LOCAL_TEE                          (0x00, 0x22,  "local.tee",                           LOCAL,          RULE,                              0),
    GLOBAL_GET                         (0x00, 0x23,  "global.get",                          GLOBAL,         RULE,                              0),
    GLOBAL_SET                         (0x00, 0x24,  "global.set",                          GLOBAL,         RULE,                              0),

    // tables
    TABLE_GET                          (0x00, 0x25,  "table.get",                           TABLE,          RULE,                              0, REFERENCE_TYPES),
    TABLE_SET                          (0x00, 0x26,  "table.set",                           TABLE,          RULE,                              0, REFERENCE_TYPES),

    // memory
    I32_LOAD                           (0x00, 0x28,  "i32.load",                            MEMARG,         "[at] -> [i32]",                   4),
    I64_LOAD                           (0x00, 0x29,  "i64.load",                            MEMARG,         "[at] -> [i64]",                   8),
    F32_LOAD                           (0x00, 0x2A,  "f32.load",                            MEMARG,         "[at] -> [f32]",                   4),
    F64_LOAD                           (0x00, 0x2B,  "f64.load",                            MEMARG,         "[at] -> [f64]",                   8),
    I32_LOAD8_S                        (0x00, 0x2C,  "i32.load8_s",                         MEMARG,         "[at] -> [i32]",                   1),
    I32_LOAD8_U                        (0x00, 0x2D,  "i32.load8_u",                         MEMARG,         "[at] -> [i32]",                   1),
    I32_LOAD16_S                       (0x00, 0x2E,  "i32.load16_s",                        MEMARG,         "[at] -> [i32]",                   2),
    I32_LOAD16_U                       (0x00, 0x2F,  "i32.load16_u",                        MEMARG,         "[at] -> [i32]",                   2),
    I64_LOAD8_S                        (0x00, 0x30,  "i64.load8_s",                         MEMARG,         "[at] -> [i64]",                   1),
    I64_LOAD8_U                        (0x00, 0x31,  "i64.load8_u",                         MEMARG,         "[at] -> [i64]",                   1),
    I64_LOAD16_S                       (0x00, 0x32,  "i64.load16_s",                        MEMARG,         "[at] -> [i64]",                   2),
    I64_LOAD16_U                       (0x00, 0x33,  "i64.load16_u",                        MEMARG,         "[at] -> [i64]",                   2),
    I64_LOAD32_S                       (0x00, 0x34,  "i64.load32_s",                        MEMARG,         "[at] -> [i64]",                   4),
    I64_LOAD32_U                       (0x00, 0x35,  "i64.load32_u",                        MEMARG,         "[at] -> [i64]",                   4),
    I32_STORE                          (0x00, 0x36,  "i32.store",                           MEMARG,         "[at i32] -> []",                  4),
    I64_STORE                          (0x00, 0x37,  "i64.store",                           MEMARG,         "[at i64] -> []",                  8),
    F32_STORE                          (0x00, 0x38,  "f32.store",                           MEMARG,         "[at f32] -> []",                  4),
    F64_STORE                          (0x00, 0x39,  "f64.store",                           MEMARG,         "[at f64] -> []",                  8),
    I32_STORE8                         (0x00, 0x3A,  "i32.store8",                          MEMARG,         "[at i32] -> []",                  1),
    I32_STORE16                        (0x00, 0x3B,  "i32.store16",                         MEMARG,         "[at i32] -> []",                  2),
    I64_STORE8                         (0x00, 0x3C,  "i64.store8",                          MEMARG,         "[at i64] -> []",                  1),
    I64_STORE16                        (0x00, 0x3D,  "i64.store16",                         MEMARG,         "[at i64] -> []",                  2),
    I64_STORE32                        (0x00, 0x3E,  "i64.store32",                         MEMARG,         "[at i64] -> []",                  4),
    MEMORY_SIZE                        (0x00, 0x3F,  "memory.size",                         MEMORY,         "[] -> [at]",                      0),
    MEMORY_GROW                        (0x00, 0x40,  "memory.grow",                         MEMORY,         "[at] -> [at]",                    0),

    // numeric
    I32_CONST                          (0x00, 0x41,  "i32.const",                           I32,            "[] -> [i32]",                     0),
    I64_CONST                          (0x00, 0x42,  "i64.const",                           I64,            "[] -> [i64]",                     0),
    F32_CONST                          (0x00, 0x43,  "f32.const",                           F32,            "[] -> [f32]",                     0),
    F64_CONST                          (0x00, 0x44,  "f64.const",                           F64,            "[] -> [f64]",                     0),
    I32_EQZ                            (0x00, 0x45,  "i32.eqz",                             NONE,           "[i32] -> [i32]",                  0),
    I32_EQ                             (0x00, 0x46,  "i32.eq",                              NONE,           "[i32 i32] -> [i32]",              0),
    I32_NE                             (0x00, 0x47,  "i32.ne",                              NONE,           "[i32 i32] -> [i32]",              0),
    I32_LT_S                           (0x00, 0x48,  "i32.lt_s",                            NONE,           "[i32 i32] -> [i32]",              0),
    I32_LT_U                           (0x00, 0x49,  "i32.lt_u",                            NONE,           "[i32 i32] -> [i32]",              0),
    I32_GT_S                           (0x00, 0x4A,  "i32.gt_s",                            NONE,           "[i32 i32] -> [i32]",              0),
    I32_GT_U                           (0x00, 0x4B,  "i32.gt_u",                            NONE,           "[i32 i32] -> [i32]",              0),
    I32_LE_S                           (0x00, 0x4C,  "i32.le_s",                            NONE,           "[i32 i32] -> [i32]",              0),
    I32_LE_U                           (0x00, 0x4D,  "i32.le_u",                            NONE,           "[i32 i32] -> [i32]",              0),
    I32_GE_S                           (0x00, 0x4E,  "i32.ge_s",                            NONE,           "[i32 i32] -> [i32]",              0),
    I32_GE_U                           (0x00, 0x4F,  "i32.ge_u",                            NONE,           "[i32 i32] -> [i32]",              0),
    I64_EQZ                            (0x00, 0x50,  "i64.eqz",                             NONE,           "[i64] -> [i32]",                  0),
    I64_EQ                             (0x00, 0x51,  "i64.eq",                              NONE,           "[i64 i64] -> [i32]",              0),
    I64_NE                             (0x00, 0x52,  "i64.ne",                              NONE,           "[i64 i64] -> [i32]",              0),
    I64_LT_S                           (0x00, 0x53,  "i64.lt_s",                            NONE,           "[i64 i64] -> [i32]",              0),
    I64_LT_U                           (0x00, 0x54,  "i64.lt_u",                            NONE,           "[i64 i64] -> [i32]",              0),
    I64_GT_S                           (0x00, 0x55,  "i64.gt_s",                            NONE,           "[i64 i64] -> [i32]",              0),
    I64_GT_U                           (0x00, 0x56,  "i64.gt_u",                            NONE,           "[i64 i64] -> [i32]",              0),
    I64_LE_S                           (0x00, 0x57,  "i64.le_s",                            NONE,           "[i64 i64] -> [i32]",              0),
    I64_LE_U                           (0x00, 0x58,  "i64.le_u",                            NONE,           "[i64 i64] -> [i32]",              0),
    I64_GE_S                           (0x00, 0x59,  "i64.ge_s",                            NONE,           "[i64 i64] -> [i32]",              0),
    I64_GE_U                           (0x00, 0x5A,  "i64.ge_u",                            NONE,           "[i64 i64] -> [i32]",              0),
    F32_EQ                             (0x00, 0x5B,  "f32.eq",                              NONE,           "[f32 f32] -> [i32]",              0),
    F32_NE                             (0x00, 0x5C,  "f32.ne",                              NONE,           "[f32 f32] -> [i32]",              0),
    F32_LT                             (0x00, 0x5D,  "f32.lt",                              NONE,           "[f32 f32] -> [i32]",              0),
    F32_GT                             (0x00, 0x5E,  "f32.gt",                              NONE,           "[f32 f32] -> [i32]",              0),
    F32_LE                             (0x00, 0x5F,  "f32.le",                              NONE,           "[f32 f32] -> [i32]",              0),
    F32_GE                             (0x00, 0x60,  "f32.ge",                              NONE,           "[f32 f32] -> [i32]",              0),
    F64_EQ                             (0x00, 0x61,  "f64.eq",                              NONE,           "[f64 f64] -> [i32]",              0),
    F64_NE                             (0x00, 0x62,  "f64.ne",                              NONE,           "[f64 f64] -> [i32]",              0),
    F64_LT                             (0x00, 0x63,  "f64.lt",                              NONE,           "[f64 f64] -> [i32]",              0),
    F64_GT                             (0x00, 0x64,  "f64.gt",                              NONE,           "[f64 f64] -> [i32]",              0),
    F64_LE                             (0x00, 0x65,  "f64.le",                              NONE,           "[f64 f64] -> [i32]",              0),
    F64_GE                             (0x00, 0x66,  "f64.ge",                              NONE,           "[f64 f64] -> [i32]",              0),
    I32_CLZ                            (0x00, 0x67,  "i32.clz",                             NONE,           "[i32] -> [i32]",                  0),
    I32_CTZ                            (0x00, 0x68,  "i32.ctz",                             NONE,           "[i32] -> [i32]",                  0),
    I32_POPCNT                         (0x00, 0x69,  "i32.popcnt",                          NONE,           "[i32] -> [i32]",                  0),
    I32_ADD                            (0x00, 0x6A,  "i32.add",                             NONE,           "[i32 i32] -> [i32]",              0),
    I32_SUB                            (0x00, 0x6B,  "i32.sub",                             NONE,           "[i32 i32] -> [i32]",              0),
    I32_MUL                            (0x00, 0x6C,  "i32.mul",                             NONE,           "[i32 i32] -> [i32]",              0),
    I32_DIV_S                          (0x00, 0x6D,  "i32.div_s",                           NONE,           "[i32 i32] -> [i32]",              0),
    I32_DIV_U                          (0x00, 0x6E,  "i32.div_u",                           NONE,           "[i32 i32] -> [i32]",              0),
    I32_REM_S                          (0x00, 0x6F,  "i32.rem_s",                           NONE,           "[i32 i32] -> [i32]",              0),
    I32_REM_U                          (0x00, 0x70,  "i32.rem_u",                           NONE,           "[i32 i32] -> [i32]",              0),
    I32_AND                            (0x00, 0x71,  "i32.and",                             NONE,           "[i32 i32] -> [i32]",              0),
    I32_OR                             (0x00, 0x72,  "i32.or",                              NONE,           "[i32 i32] -> [i32]",              0),
    I32_XOR                            (0x00, 0x73,  "i32.xor",                             NONE,           "[i32 i32] -> [i32]",              0),
    I32_SHL                            (0x00, 0x74,  "i32.shl",                             NONE,           "[i32 i32] -> [i32]",              0),
    I32_SHR_S                          (0x00, 0x75,  "i32.shr_s",                           NONE,           "[i32 i32] -> [i32]",              0),
    I32_SHR_U                          (0x00, 0x76,  "i32.shr_u",                           NONE,           "[i32 i32] -> [i32]",              0),
    I32_ROTL                           (0x00, 0x77,  "i32.rotl",                            NONE,           "[i32 i32] -> [i32]",              0),
    I32_ROTR                           (0x00, 0x78,  "i32.rotr",                            NONE,           "[i32 i32] -> [i32]",              0),
    I64_CLZ                            (0x00, 0x79,  "i64.clz",                             NONE,           "[i64] -> [i64]",                  0),
    I64_CTZ                            (0x00, 0x7A,  "i64.ctz",                             NONE,           "[i64] -> [i64]",                  0),
    I64_POPCNT                         (0x00, 0x7B,  "i64.popcnt",                          NONE,           "[i64] -> [i64]",                  0),
    I64_ADD                            (0x00, 0x7C,  "i64.add",                             NONE,           "[i64 i64] -> [i64]",              0),
    I64_SUB                            (0x00, 0x7D,  "i64.sub",                             NONE,           "[i64 i64] -> [i64]",              0),
    I64_MUL                            (0x00, 0x7E,  "i64.mul",                             NONE,           "[i64 i64] -> [i64]",              0),
    I64_DIV_S                          (0x00, 0x7F,  "i64.div_s",                           NONE,           "[i64 i64] -> [i64]",              0),
    I64_DIV_U                          (0x00, 0x80,  "i64.div_u",                           NONE,           "[i64 i64] -> [i64]",              0),
    I64_REM_S                          (0x00, 0x81,  "i64.rem_s",                           NONE,           "[i64 i64] -> [i64]",              0),
    I64_REM_U                          (0x00, 0x82,  "i64.rem_u",                           NONE,           "[i64 i64] -> [i64]",              0),
    I64_AND                            (0x00, 0x83,  "i64.and",                             NONE,           "[i64 i64] -> [i64]",              0),
    I64_OR                             (0x00, 0x84,  "i64.or",                              NONE,           "[i64 i64] -> [i64]",              0),
    I64_XOR                            (0x00, 0x85,  "i64.xor",                             NONE,           "[i64 i64] -> [i64]",              0),
    I64_SHL                            (0x00, 0x86,  "i64.shl",                             NONE,           "[i64 i64] -> [i64]",              0),
    I64_SHR_S                          (0x00, 0x87,  "i64.shr_s",                           NONE,           "[i64 i64] -> [i64]",              0),
    I64_SHR_U                          (0x00, 0x88,  "i64.shr_u",                           NONE,           "[i64 i64] -> [i64]",              0),
    I64_ROTL                           (0x00, 0x89,  "i64.rotl",                            NONE,           "[i64 i64] -> [i64]",              0),
    I64_ROTR                           (0x00, 0x8A,  "i64.rotr",                            NONE,           "[i64 i64] -> [i64]",              0),
    F32_ABS                            (0x00, 0x8B,  "f32.abs",                             NONE,           "[f32] -> [f32]",                  0),
    F32_NEG                            (0x00, 0x8C,  "f32.neg",                             NONE,           "[f32] -> [f32]",                  0),
    F32_CEIL                           (0x00, 0x8D,  "f32.ceil",                            NONE,           "[f32] -> [f32]",                  0),
    F32_FLOOR                          (0x00, 0x8E,  "f32.floor",                           NONE,           "[f32] -> [f32]",                  0),
    F32_TRUNC                          (0x00, 0x8F,  "f32.trunc",                           NONE,           "[f32] -> [f32]",                  0),
    F32_NEAREST                        (0x00, 0x90,  "f32.nearest",                         NONE,           "[f32] -> [f32]",                  0),
    F32_SQRT                           (0x00, 0x91,  "f32.sqrt",                            NONE,           "[f32] -> [f32]",                  0),
    F32_ADD                            (0x00, 0x92,  "f32.add",                             NONE,           "[f32 f32] -> [f32]",              0),
    F32_SUB                            (0x00, 0x93,  "f32.sub",                             NONE,           "[f32 f32] -> [f32]",              0),
    F32_MUL                            (0x00, 0x94,  "f32.mul",                             NONE,           "[f32 f32] -> [f32]",              0),
    F32_DIV                            (0x00, 0x95,  "f32.div",                             NONE,           "[f32 f32] -> [f32]",              0),
    F32_MIN                            (0x00, 0x96,  "f32.min",                             NONE,           "[f32 f32] -> [f32]",              0),
    F32_MAX                            (0x00, 0x97,  "f32.max",                             NONE,           "[f32 f32] -> [f32]",              0),
    F32_COPYSIGN                       (0x00, 0x98,  "f32.copysign",                        NONE,           "[f32 f32] -> [f32]",              0),
    F64_ABS                            (0x00, 0x99,  "f64.abs",                             NONE,           "[f64] -> [f64]",                  0),
    F64_NEG                            (0x00, 0x9A,  "f64.neg",                             NONE,           "[f64] -> [f64]",                  0),
    F64_CEIL                           (0x00, 0x9B,  "f64.ceil",                            NONE,           "[f64] -> [f64]",                  0),
    F64_FLOOR                          (0x00, 0x9C,  "f64.floor",                           NONE,           "[f64] -> [f64]",                  0),
    F64_TRUNC                          (0x00, 0x9D,  "f64.trunc",                           NONE,           "[f64] -> [f64]",                  0),
    F64_NEAREST                        (0x00, 0x9E,  "f64.nearest",                         NONE,           "[f64] -> [f64]",                  0),
    F64_SQRT                           (0x00, 0x9F,  "f64.sqrt",                            NONE,           "[f64] -> [f64]",                  0),
    F64_ADD                            (0x00, 0xA0,  "f64.add",                             NONE,           "[f64 f64] -> [f64]",              0),
    F64_SUB                            (0x00, 0xA1,  "f64.sub",                             NONE,           "[f64 f64] -> [f64]",              0),
    F64_MUL                            (0x00, 0xA2,  "f64.mul",                             NONE,           "[f64 f64] -> [f64]",              0),
    F64_DIV                            (0x00, 0xA3,  "f64.div",                             NONE,           "[f64 f64] -> [f64]",              0),
    F64_MIN                            (0x00, 0xA4,  "f64.min",                             NONE,           "[f64 f64] -> [f64]",              0),
    F64_MAX                            (0x00, 0xA5,  "f64.max",                             NONE,           "[f64 f64] -> [f64]",              0),
    F64_COPYSIGN                       (0x00, 0xA6,  "f64.copysign",                        NONE,           "[f64 f64] -> [f64]",              0),
    I32_WRAP_I64                       (0x00, 0xA7,  "i32.wrap_i64",                        NONE,           "[i64] -> [i32]",                  0),
    I32_TRUNC_F32_S                    (0x00, 0xA8,  "i32.trunc_f32_s",                     NONE,           "[f32] -> [i32]",                  0),
    I32_TRUNC_F32_U                    (0x00, 0xA9,  "i32.trunc_f32_u",                     NONE,           "[f32] -> [i32]",                  0),
    I32_TRUNC_F64_S                    (0x00, 0xAA,  "i32.trunc_f64_s",                     NONE,           "[f64] -> [i32]",                  0),
    I32_TRUNC_F64_U                    (0x00, 0xAB,  "i32.trunc_f64_u",                     NONE,           "[f64] -> [i32]",                  0),
    I64_EXTEND_I32_S                   (0x00, 0xAC,  "i64.extend_i32_s",                    NONE,           "[i32] -> [i64]",                  0),
    I64_EXTEND_I32_U                   (0x00, 0xAD,  "i64.extend_i32_u",                    NONE,           "[i32] -> [i64]",                  0),
    I64_TRUNC_F32_S                    (0x00, 0xAE,  "i64.trunc_f32_s",                     NONE,           "[f32] -> [i64]",                  0),
    I64_TRUNC_F32_U                    (0x00, 0xAF,  "i64.trunc_f32_u",                     NONE,           "[f32] -> [i64]",                  0),
    I64_TRUNC_F64_S                    (0x00, 0xB0,  "i64.trunc_f64_s",                     NONE,           "[f64] -> [i64]",                  0),
    I64_TRUNC_F64_U                    (0x00, 0xB1,  "i64.trunc_f64_u",                     NONE,           "[f64] -> [i64]",                  0),
    F32_CONVERT_I32_S                  (0x00, 0xB2,  "f32.convert_i32_s",                   NONE,           "[i32] -> [f32]",                  0),
    F32_CONVERT_I32_U                  (0x00, 0xB3,  "f32.convert_i32_u",                   NONE,           "[i32] -> [f32]",                  0),
    F32_CONVERT_I64_S                  (0x00, 0xB4,  "f32.convert_i64_s",                   NONE,           "[i64] -> [f32]",                  0),
    F32_CONVERT_I64_U                  (0x00, 0xB5,  "f32.convert_i64_u",                   NONE,           "[i64] -> [f32]",                  0),
    F32_DEMOTE_F64                     (0x00, 0xB6,  "f32.demote_f64",                      NONE,           "[f64] -> [f32]",                  0),
    F64_CONVERT_I32_S                  (0x00, 0xB7,  "f64.convert_i32_s",                   NONE,           "[i32] -> [f64]",                  0),
    F64_CONVERT_I32_U                  (0x00, 0xB8,  "f64.convert_i32_u",                   NONE,           "[i32] -> [f64]",                  0),
    F64_CONVERT_I64_S                  (0x00, 0xB9,  "f64.convert_i64_s",                   NONE,           "[i64] -> [f64]",                  0),
    F64_CONVERT_I64_U                  (0x00, 0xBA,  "f64.convert_i64_u",                   NONE,           "[i64] -> [f64]",                  0),
    F64_PROMOTE_F32                    (0x00, 0xBB,  "f64.promote_f32",                     NONE,           "[f32] -> [f64]",                  0),
    I32_REINTERPRET_F32                (0x00, 0xBC,  "i32.reinterpret_f32",                 NONE,           "[f32] -> [i32]",                  0),
    I64_REINTERPRET_F64                (0x00, 0xBD,  "i64.reinterpret_f64",                 NONE,           "[f64] -> [i64]",                  0),
    F32_REINTERPRET_I32                (0x00, 0xBE,  "f32.reinterpret_i32",                 NONE,           "[i32] -> [f32]",                  0),
    F64_REINTERPRET_I64                (0x00, 0xBF,  "f64.reinterpret_i64",                 NONE,           "[i64] -> [f64]",                  0),
    I32_EXTEND8_S                      (0x00, 0xC0,  "i32.extend8_s",                       NONE,           "[i32] -> [i32]",                  0, SIGN_EXTENSION_OPS),
    I32_EXTEND16_S                     (0x00, 0xC1,  "i32.extend16_s",                      NONE,           "[i32] -> [i32]",                  0, SIGN_EXTENSION_OPS),
    I64_EXTEND8_S                      (0x00, 0xC2,  "i64.extend8_s",                       NONE,           "[i64] -> [i64]",                  0, SIGN_EXTENSION_OPS),
    I64_EXTEND16_S                     (0x00, 0xC3,  "i64.extend16_s",                      NONE,           "[i64] -> [i64]",                  0, SIGN_EXTENSION_OPS),
    I64_EXTEND32_S                     (0x00, 0xC4,  "i64.extend32_s",                      NONE,           "[i64] -> [i64]",                  0, SIGN_EXTENSION_OPS),

    // references
    REF_NULL                           (0x00, 0xD0,  "ref.null",                            HEAP_TYPE,      RULE,                              0, REFERENCE_TYPES),
    REF_IS_NULL                        (0x00, 0xD1,  "ref.is_null",                         NONE,           RULE,                              0, REFERENCE_TYPES),
    REF_FUNC                           (0x00, 0xD2,  "ref.func",                            FUNCTION,       RULE,                              0, REFERENCE_TYPES),
    REF_EQ                             (0x00, 0xD3,  "ref.eq",                              NONE,           RULE,                              0, GC),
    REF_AS_NON_NULL                    (0x00, 0xD4,  "ref.as_non_null",                     NONE,           RULE,                              0, TYPED_FUNCTION_REFERENCES),
    BR_ON_NULL                         (0x00, 0xD5,  "br_on_null",                          LABEL,          RULE,                              0, TYPED_FUNCTION_REFERENCES),
    BR_ON_NON_NULL                     (0x00, 0xD6,  "br_on_non_null",                      LABEL,          RULE,                              0, TYPED_FUNCTION_REFERENCES),

    // structures, arrays, casts, i31
    STRUCT_NEW                         (0xFB, 0x00,  "struct.new",                          TYPE,           RULE,                              0, GC),
    STRUCT_NEW_DEFAULT                 (0xFB, 0x01,  "struct.new_default",                  TYPE,           RULE,                              0, GC),
    STRUCT_GET                         (0xFB, 0x02,  "struct.get",                          TYPE_FIELD,     RULE,                              0, GC),
    STRUCT_GET_S                       (0xFB, 0x03,  "struct.get_s",                        TYPE_FIELD,     RULE,                              0, GC),
    STRUCT_GET_U                       (0xFB, 0x04,  "struct.get_u",                        TYPE_FIELD,     RULE,                              0, GC),
    STRUCT_SET                         (0xFB, 0x05,  "struct.set",                          TYPE_FIELD,     RULE,                              0, GC),
    ARRAY_NEW                          (0xFB, 0x06,  "array.new",                           TYPE,           RULE,                              0, GC),
    ARRAY_NEW_DEFAULT                  (0xFB, 0x07,  "array.new_default",                   TYPE,           RULE,                              0, GC),
    ARRAY_NEW_FIXED                    (0xFB, 0x08,  "array.new_fixed",                     TYPE_COUNT,     RULE,                              0, GC),
    ARRAY_NEW_DATA                     (0xFB, 0x09,  "array.new_data",                      TYPE_DATA,      RULE,                              0, GC),
    ARRAY_NEW_ELEM                     (0xFB, 0x0A,  "array.new_elem",                      TYPE_ELEMENT,   RULE,                              0, GC),
    ARRAY_GET                          (0xFB, 0x0B,  "array.get",                           TYPE,           RULE,                              0, GC),
    ARRAY_GET_S                        (0xFB, 0x0C,  "array.get_s",                         TYPE,           RULE,                              0, GC),
    ARRAY_GET_U                        (0xFB, 0x0D,  "array.get_u",                         TYPE,           RULE,                              0, GC),
    ARRAY_SET                          (0xFB, 0x0E,  "array.set",                           TYPE,           RULE,                              0, GC),
    ARRAY_LEN                          (0xFB, 0x0F,  "array.len",                           NONE,           RULE,                              0, GC),
    ARRAY_FILL                         (0xFB, 0x10,  "array.fill",                          TYPE,           RULE,                              0, GC),
    ARRAY_COPY                         (0xFB, 0x11,  "array.copy",                          TYPE_TYPE,      RULE,                              0, GC),
    ARRAY_INIT_DATA                    (0xFB, 0x12,  "array.init_data",                     TYPE_DATA,      RULE,                              0, GC),
    ARRAY_INIT_ELEM                    (0xFB, 0x13,  "array.init_elem",                     TYPE_ELEMENT,   RULE,                              0, GC),
    REF_TEST                           (0xFB, 0x14,  "ref.test",                            REFERENCE,      RULE,                              0, GC),
    REF_TEST_NULL                      (0xFB, 0x15,  "ref.test",                            REFERENCE_NULL, RULE,                              0, GC),
    REF_CAST                           (0xFB, 0x16,  "ref.cast",                            REFERENCE,      RULE,                              0, GC),
    REF_CAST_NULL                      (0xFB, 0x17,  "ref.cast",                            REFERENCE_NULL, RULE,                              0, GC),
    BR_ON_CAST                         (0xFB, 0x18,  "br_on_cast",                          CAST,           RULE,                              0, GC),
    BR_ON_CAST_FAIL                    (0xFB, 0x19,  "br_on_cast_fail",                     CAST,           RULE,                              0, GC),
    ANY_CONVERT_EXTERN                 (0xFB, 0x1A,  "any.convert_extern",                  NONE,           RULE,                              0, GC),
    EXTERN_CONVERT_ANY                 (0xFB, 0x1B,  "extern.convert_any",                  NONE,           RULE,                              0, GC),
    REF_I31                            (0xFB, 0x1C,  "ref.i31",                             NONE,           RULE,                              0, GC),
    I31_GET_S                          (0xFB, 0x1D,  "i31.get_s",                           NONE,           RULE,                              0, GC),
    I31_GET_U                          (0xFB, 0x1E,  "i31.get_u",                           NONE,           RULE,                              0, GC),

    // saturating conversions
    I32_TRUNC_SAT_F32_S                (0xFC, 0x00,  "i32.trunc_sat_f32_s",                 NONE,           "[f32] -> [i32]",                  0, NONTRAPPING_FLOAT_TO_INT_CONVERSION),
    I32_TRUNC_SAT_F32_U                (0xFC, 0x01,  "i32.trunc_sat_f32_u",                 NONE,           "[f32] -> [i32]",                  0, NONTRAPPING_FLOAT_TO_INT_CONVERSION),
    I32_TRUNC_SAT_F64_S                (0xFC, 0x02,  "i32.trunc_sat_f64_s",                 NONE,           "[f64] -> [i32]",                  0, NONTRAPPING_FLOAT_TO_INT_CONVERSION),
    I32_TRUNC_SAT_F64_U                (0xFC, 0x03,  "i32.trunc_sat_f64_u",                 NONE,           "[f64] -> [i32]",                  0, NONTRAPPING_FLOAT_TO_INT_CONVERSION),
    I64_TRUNC_SAT_F32_S                (0xFC, 0x04,  "i64.trunc_sat_f32_s",                 NONE,           "[f32] -> [i64]",                  0, NONTRAPPING_FLOAT_TO_INT_CONVERSION),
    I64_TRUNC_SAT_F32_U                (0xFC, 0x05,  "i64.trunc_sat_f32_u",                 NONE,           "[f32] -> [i64]",                  0, NONTRAPPING_FLOAT_TO_INT_CONVERSION),
    I64_TRUNC_SAT_F64_S                (0xFC, 0x06,  "i64.trunc_sat_f64_s",                 NONE,           "[f64] -> [i64]",                  0, NONTRAPPING_FLOAT_TO_INT_CONVERSION),
    I64_TRUNC_SAT_F64_U                (0xFC, 0x07,  "i64.trunc_sat_f64_u",                 NONE,           "[f64] -> [i64]",                  0, NONTRAPPING_FLOAT_TO_INT_CONVERSION),

    // bulk operations on memories and tables
    MEMORY_INIT                        (0xFC, 0x08,  "memory.init",                         DATA_MEMORY,    "[at i32 i32] -> []",              0, BULK_MEMORY_OPERATIONS),
    DATA_DROP                          (0xFC, 0x09,  "data.drop",                           DATA,           "[] -> []",                        0, BULK_MEMORY_OPERATIONS),
    MEMORY_COPY                        (0xFC, 0x0A,  "memory.copy",                         MEMORY_MEMORY,  "[at at_2 at_min] -> []",          0, BULK_MEMORY_OPERATIONS),
    MEMORY_FILL                        (0xFC, 0x0B,  "memory.fill",                         MEMORY,         "[at i32 at] -> []",               0, BULK_MEMORY_OPERATIONS),
    TABLE_INIT                         (0xFC, 0x0C,  "table.init",                          ELEMENT_TABLE,  "[at i32 i32] -> []",              0, BULK_MEMORY_OPERATIONS),
    ELEM_DROP                          (0xFC, 0x0D,  "elem.drop",                           ELEMENT,        "[] -> []",                        0, BULK_MEMORY_OPERATIONS),
    TABLE_COPY                         (0xFC, 0x0E,  "table.copy",                          TABLE_TABLE,    "[at at_2 at_min] -> []",          0, BULK_MEMORY_OPERATIONS),
    TABLE_GROW                         (0xFC, 0x0F,  "table.grow",                          TABLE,          RULE,                              0, REFERENCE_TYPES),
    TABLE_SIZE                         (0xFC, 0x10,  "table.size",                          TABLE,          "[] -> [at]",                      0, REFERENCE_TYPES),
    TABLE_FILL                         (0xFC, 0x11,  "table.fill",                          TABLE,          RULE,                              0, REFERENCE_TYPES),

    // wide arithmetic
    I64_ADD128                         (0xFC, 0x13,  "i64.add128",                          NONE,           "[i64 i64 i64 i64] -> [i64 i64]",  0, WIDE_ARITHMETIC),
    I64_SUB128                         (0xFC, 0x14,  "i64.sub128",                          NONE,           "[i64 i64 i64 i64] -> [i64 i64]",  0, WIDE_ARITHMETIC),
    I64_MUL_WIDE_S                     (0xFC, 0x15,  "i64.mul_wide_s",                      NONE,           "[i64 i64] -> [i64 i64]",          0, WIDE_ARITHMETIC),
    I64_MUL_WIDE_U                     (0xFC, 0x16,  "i64.mul_wide_u",                      NONE,           "[i64 i64] -> [i64 i64]",          0, WIDE_ARITHMETIC),

    // vectors: memory
    V128_LOAD                          (0xFD, 0x00,  "v128.load",                           MEMARG,         "[at] -> [v128]",                 16, SIMD),
    V128_LOAD8X8_S                     (0xFD, 0x01,  "v128.load8x8_s",                      MEMARG,         "[at] -> [v128]",                  8, SIMD),
    V128_LOAD8X8_U                     (0xFD, 0x02,  "v128.load8x8_u",                      MEMARG,         "[at] -> [v128]",                  8, SIMD),
    V128_LOAD16X4_S                    (0xFD, 0x03,  "v128.load16x4_s",                     MEMARG,         "[at] -> [v128]",                  8, SIMD),
    V128_LOAD16X4_U                    (0xFD, 0x04,  "v128.load16x4_u",                     MEMARG,         "[at] -> [v128]",                  8, SIMD),
    V128_LOAD32X2_S                    (0xFD, 0x05,  "v128.load32x2_s",                     MEMARG,         "[at] -> [v128]",                  8, SIMD),
    V128_LOAD32X2_U                    (0xFD, 0x06,  "v128.load32x2_u",                     MEMARG,         "[at] -> [v128]",                  8, SIMD),
    V128_LOAD8_SPLAT                   (0xFD, 0x07,  "v128.load8_splat",                    MEMARG,         "[at] -> [v128]",                  1, SIMD),
    V128_LOAD16_SPLAT                  (0xFD, 0x08,  "v128.load16_splat",                   MEMARG,         "[at] -> [v128]",                  2, SIMD),
    V128_LOAD32_SPLAT                  (0xFD, 0x09,  "v128.load32_splat",                   MEMARG,         "[at] -> [v128]",                  4, SIMD),
    V128_LOAD64_SPLAT                  (0xFD, 0x0A,  "v128.load64_splat",                   MEMARG,         "[at] -> [v128]",                  8, SIMD),
    V128_STORE                         (0xFD, 0x0B,  "v128.store",                          MEMARG,         "[at v128] -> []",                16, SIMD),

    // vectors: constants, lanes
    V128_CONST                         (0xFD, 0x0C,  "v128.const",                          V128,           "[] -> [v128]",                    0, SIMD),
    I8X16_SHUFFLE                      (0xFD, 0x0D,  "i8x16.shuffle",                       LANES,          "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_SWIZZLE                      (0xFD, 0x0E,  "i8x16.swizzle",                       NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_SPLAT                        (0xFD, 0x0F,  "i8x16.splat",                         NONE,           "[i32] -> [v128]",                 0, SIMD),
    I16X8_SPLAT                        (0xFD, 0x10,  "i16x8.splat",                         NONE,           "[i32] -> [v128]",                 0, SIMD),
    I32X4_SPLAT                        (0xFD, 0x11,  "i32x4.splat",                         NONE,           "[i32] -> [v128]",                 0, SIMD),
    I64X2_SPLAT                        (0xFD, 0x12,  "i64x2.splat",                         NONE,           "[i64] -> [v128]",                 0, SIMD),
    F32X4_SPLAT                        (0xFD, 0x13,  "f32x4.splat",                         NONE,           "[f32] -> [v128]",                 0, SIMD),
    F64X2_SPLAT                        (0xFD, 0x14,  "f64x2.splat",                         NONE,           "[f64] -> [v128]",                 0, SIMD),
    I8X16_EXTRACT_LANE_S               (0xFD, 0x15,  "i8x16.extract_lane_s",                LANE,           "[v128] -> [i32]",                 0, SIMD),
    I8X16_EXTRACT_LANE_U               (0xFD, 0x16,  "i8x16.extract_lane_u",                LANE,           "[v128] -> [i32]",                 0, SIMD),
    I8X16_REPLACE_LANE                 (0xFD, 0x17,  "i8x16.replace_lane",                  LANE,           "[v128 i32] -> [v128]",            0, SIMD),
    I16X8_EXTRACT_LANE_S               (0xFD, 0x18,  "i16x8.extract_lane_s",                LANE,           "[v128] -> [i32]",                 0, SIMD),
    I16X8_EXTRACT_LANE_U               (0xFD, 0x19,  "i16x8.extract_lane_u",                LANE,           "[v128] -> [i32]",                 0, SIMD),
    I16X8_REPLACE_LANE                 (0xFD, 0x1A,  "i16x8.replace_lane",                  LANE,           "[v128 i32] -> [v128]",            0, SIMD),
    I32X4_EXTRACT_LANE                 (0xFD, 0x1B,  "i32x4.extract_lane",                  LANE,           "[v128] -> [i32]",                 0, SIMD),
    I32X4_REPLACE_LANE                 (0xFD, 0x1C,  "i32x4.replace_lane",                  LANE,           "[v128 i32] -> [v128]",            0, SIMD),
    I64X2_EXTRACT_LANE                 (0xFD, 0x1D,  "i64x2.extract_lane",                  LANE,           "[v128] -> [i64]",                 0, SIMD),
    I64X2_REPLACE_LANE                 (0xFD, 0x1E,  "i64x2.replace_lane",                  LANE,           "[v128 i64] -> [v128]",            0, SIMD),
    F32X4_EXTRACT_LANE                 (0xFD, 0x1F,  "f32x4.extract_lane",                  LANE,           "[v128] -> [f32]",                 0, SIMD),
    F32X4_REPLACE_LANE                 (0xFD, 0x20,  "f32x4.replace_lane",                  LANE,           "[v128 f32] -> [v128]",            0, SIMD),
    F64X2_EXTRACT_LANE                 (0xFD, 0x21,  "f64x2.extract_lane",                  LANE,           "[v128] -> [f64]",                 0, SIMD),
    F64X2_REPLACE_LANE                 (0xFD, 0x22,  "f64x2.replace_lane",                  LANE,           "[v128 f64] -> [v128]",            0, SIMD),

    // vectors: comparison
    I8X16_EQ                           (0xFD, 0x23,  "i8x16.eq",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_NE                           (0xFD, 0x24,  "i8x16.ne",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_LT_S                         (0xFD, 0x25,  "i8x16.lt_s",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_LT_U                         (0xFD, 0x26,  "i8x16.lt_u",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_GT_S                         (0xFD, 0x27,  "i8x16.gt_s",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_GT_U                         (0xFD, 0x28,  "i8x16.gt_u",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_LE_S                         (0xFD, 0x29,  "i8x16.le_s",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_LE_U                         (0xFD, 0x2A,  "i8x16.le_u",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_GE_S                         (0xFD, 0x2B,  "i8x16.ge_s",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_GE_U                         (0xFD, 0x2C,  "i8x16.ge_u",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_EQ                           (0xFD, 0x2D,  "i16x8.eq",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_NE                           (0xFD, 0x2E,  "i16x8.ne",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_LT_S                         (0xFD, 0x2F,  "i16x8.lt_s",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_LT_U                         (0xFD, 0x30,  "i16x8.lt_u",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_GT_S                         (0xFD, 0x31,  "i16x8.gt_s",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_GT_U                         (0xFD, 0x32,  "i16x8.gt_u",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_LE_S                         (0xFD, 0x33,  "i16x8.le_s",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_LE_U                         (0xFD, 0x34,  "i16x8.le_u",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_GE_S                         (0xFD, 0x35,  "i16x8.ge_s",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_GE_U                         (0xFD, 0x36,  "i16x8.ge_u",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_EQ                           (0xFD, 0x37,  "i32x4.eq",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_NE                           (0xFD, 0x38,  "i32x4.ne",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_LT_S                         (0xFD, 0x39,  "i32x4.lt_s",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_LT_U                         (0xFD, 0x3A,  "i32x4.lt_u",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_GT_S                         (0xFD, 0x3B,  "i32x4.gt_s",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_GT_U                         (0xFD, 0x3C,  "i32x4.gt_u",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_LE_S                         (0xFD, 0x3D,  "i32x4.le_s",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_LE_U                         (0xFD, 0x3E,  "i32x4.le_u",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_GE_S                         (0xFD, 0x3F,  "i32x4.ge_s",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_GE_U                         (0xFD, 0x40,  "i32x4.ge_u",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F32X4_EQ                           (0xFD, 0x41,  "f32x4.eq",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F32X4_NE                           (0xFD, 0x42,  "f32x4.ne",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F32X4_LT                           (0xFD, 0x43,  "f32x4.lt",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F32X4_GT                           (0xFD, 0x44,  "f32x4.gt",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F32X4_LE                           (0xFD, 0x45,  "f32x4.le",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F32X4_GE                           (0xFD, 0x46,  "f32x4.ge",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_EQ                           (0xFD, 0x47,  "f64x2.eq",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_NE                           (0xFD, 0x48,  "f64x2.ne",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_LT                           (0xFD, 0x49,  "f64x2.lt",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_GT                           (0xFD, 0x4A,  "f64x2.gt",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_LE                           (0xFD, 0x4B,  "f64x2.le",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_GE                           (0xFD, 0x4C,  "f64x2.ge",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),

    // vectors: bitwise
    V128_NOT                           (0xFD, 0x4D,  "v128.not",                            NONE,           "[v128] -> [v128]",                0, SIMD),
    V128_AND                           (0xFD, 0x4E,  "v128.and",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    V128_ANDNOT                        (0xFD, 0x4F,  "v128.andnot",                         NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    V128_OR                            (0xFD, 0x50,  "v128.or",                             NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    V128_XOR                           (0xFD, 0x51,  "v128.xor",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    V128_BITSELECT                     (0xFD, 0x52,  "v128.bitselect",                      NONE,           "[v128 v128 v128] -> [v128]",      0, SIMD),
    V128_ANY_TRUE                      (0xFD, 0x53,  "v128.any_true",                       NONE,           "[v128] -> [i32]",                 0, SIMD),

    // vectors: memory lanes
    V128_LOAD8_LANE                    (0xFD, 0x54,  "v128.load8_lane",                     MEMARG_LANE,    "[at v128] -> [v128]",             1, SIMD),
    V128_LOAD16_LANE                   (0xFD, 0x55,  "v128.load16_lane",                    MEMARG_LANE,    "[at v128] -> [v128]",             2, SIMD),
    V128_LOAD32_LANE                   (0xFD, 0x56,  "v128.load32_lane",                    MEMARG_LANE,    "[at v128] -> [v128]",             4, SIMD),
    V128_LOAD64_LANE                   (0xFD, 0x57,  "v128.load64_lane",                    MEMARG_LANE,    "[at v128] -> [v128]",             8, SIMD),
    V128_STORE8_LANE                   (0xFD, 0x58,  "v128.store8_lane",                    MEMARG_LANE,    "[at v128] -> []",                 1, SIMD),
    V128_STORE16_LANE                  (0xFD, 0x59,  "v128.store16_lane",                   MEMARG_LANE,    "[at v128] -> []",                 2, SIMD),
    V128_STORE32_LANE                  (0xFD, 0x5A,  "v128.store32_lane",                   MEMARG_LANE,    "[at v128] -> []",                 4, SIMD),
    V128_STORE64_LANE                  (0xFD, 0x5B,  "v128.store64_lane",                   MEMARG_LANE,    "[at v128] -> []",                 8, SIMD),
    V128_LOAD32_ZERO                   (0xFD, 0x5C,  "v128.load32_zero",                    MEMARG,         "[at] -> [v128]",                  4, SIMD),
    V128_LOAD64_ZERO                   (0xFD, 0x5D,  "v128.load64_zero",                    MEMARG,         "[at] -> [v128]",                  8, SIMD),

    // vectors: arithmetic and conversion
    F32X4_DEMOTE_F64X2_ZERO            (0xFD, 0x5E,  "f32x4.demote_f64x2_zero",             NONE,           "[v128] -> [v128]",                0, SIMD),
    F64X2_PROMOTE_LOW_F32X4            (0xFD, 0x5F,  "f64x2.promote_low_f32x4",             NONE,           "[v128] -> [v128]",                0, SIMD),
    I8X16_ABS                          (0xFD, 0x60,  "i8x16.abs",                           NONE,           "[v128] -> [v128]",                0, SIMD),
    I8X16_NEG                          (0xFD, 0x61,  "i8x16.neg",                           NONE,           "[v128] -> [v128]",                0, SIMD),
    I8X16_POPCNT                       (0xFD, 0x62,  "i8x16.popcnt",                        NONE,           "[v128] -> [v128]",                0, SIMD),
    I8X16_ALL_TRUE                     (0xFD, 0x63,  "i8x16.all_true",                      NONE,           "[v128] -> [i32]",                 0, SIMD),
    I8X16_BITMASK                      (0xFD, 0x64,  "i8x16.bitmask",                       NONE,           "[v128] -> [i32]",                 0, SIMD),
    I8X16_NARROW_I16X8_S               (0xFD, 0x65,  "i8x16.narrow_i16x8_s",                NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_NARROW_I16X8_U               (0xFD, 0x66,  "i8x16.narrow_i16x8_u",                NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F32X4_CEIL                         (0xFD, 0x67,  "f32x4.ceil",                          NONE,           "[v128] -> [v128]",                0, SIMD),
    F32X4_FLOOR                        (0xFD, 0x68,  "f32x4.floor",                         NONE,           "[v128] -> [v128]",                0, SIMD),
    F32X4_TRUNC                        (0xFD, 0x69,  "f32x4.trunc",                         NONE,           "[v128] -> [v128]",                0, SIMD),
    F32X4_NEAREST                      (0xFD, 0x6A,  "f32x4.nearest",                       NONE,           "[v128] -> [v128]",                0, SIMD),
    I8X16_SHL                          (0xFD, 0x6B,  "i8x16.shl",                           NONE,           "[v128 i32] -> [v128]",            0, SIMD),
    I8X16_SHR_S                        (0xFD, 0x6C,  "i8x16.shr_s",                         NONE,           "[v128 i32] -> [v128]",            0, SIMD),
    I8X16_SHR_U                        (0xFD, 0x6D,  "i8x16.shr_u",                         NONE,           "[v128 i32] -> [v128]",            0, SIMD),
    I8X16_ADD                          (0xFD, 0x6E,  "i8x16.add",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_ADD_SAT_S                    (0xFD, 0x6F,  "i8x16.add_sat_s",                     NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_ADD_SAT_U                    (0xFD, 0x70,  "i8x16.add_sat_u",                     NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_SUB                          (0xFD, 0x71,  "i8x16.sub",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_SUB_SAT_S                    (0xFD, 0x72,  "i8x16.sub_sat_s",                     NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_SUB_SAT_U                    (0xFD, 0x73,  "i8x16.sub_sat_u",                     NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_CEIL                         (0xFD, 0x74,  "f64x2.ceil",                          NONE,           "[v128] -> [v128]",                0, SIMD),
    F64X2_FLOOR                        (0xFD, 0x75,  "f64x2.floor",                         NONE,           "[v128] -> [v128]",                0, SIMD),
    I8X16_MIN_S                        (0xFD, 0x76,  "i8x16.min_s",                         NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_MIN_U                        (0xFD, 0x77,  "i8x16.min_u",                         NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_MAX_S                        (0xFD, 0x78,  "i8x16.max_s",                         NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I8X16_MAX_U                        (0xFD, 0x79,  "i8x16.max_u",                         NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_TRUNC                        (0xFD, 0x7A,  "f64x2.trunc",                         NONE,           "[v128] -> [v128]",                0, SIMD),
    I8X16_AVGR_U                       (0xFD, 0x7B,  "i8x16.avgr_u",                        NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_EXTADD_PAIRWISE_I8X16_S      (0xFD, 0x7C,  "i16x8.extadd_pairwise_i8x16_s",       NONE,           "[v128] -> [v128]",                0, SIMD),
    I16X8_EXTADD_PAIRWISE_I8X16_U      (0xFD, 0x7D,  "i16x8.extadd_pairwise_i8x16_u",       NONE,           "[v128] -> [v128]",                0, SIMD),
    I32X4_EXTADD_PAIRWISE_I16X8_S      (0xFD, 0x7E,  "i32x4.extadd_pairwise_i16x8_s",       NONE,           "[v128] -> [v128]",                0, SIMD),
    I32X4_EXTADD_PAIRWISE_I16X8_U      (0xFD, 0x7F,  "i32x4.extadd_pairwise_i16x8_u",       NONE,           "[v128] -> [v128]",                0, SIMD),
    I16X8_ABS                          (0xFD, 0x80,  "i16x8.abs",                           NONE,           "[v128] -> [v128]",                0, SIMD),
    I16X8_NEG                          (0xFD, 0x81,  "i16x8.neg",                           NONE,           "[v128] -> [v128]",                0, SIMD),
    I16X8_Q15MULR_SAT_S                (0xFD, 0x82,  "i16x8.q15mulr_sat_s",                 NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_ALL_TRUE                     (0xFD, 0x83,  "i16x8.all_true",                      NONE,           "[v128] -> [i32]",                 0, SIMD),
    I16X8_BITMASK                      (0xFD, 0x84,  "i16x8.bitmask",                       NONE,           "[v128] -> [i32]",                 0, SIMD),
    I16X8_NARROW_I32X4_S               (0xFD, 0x85,  "i16x8.narrow_i32x4_s",                NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_NARROW_I32X4_U               (0xFD, 0x86,  "i16x8.narrow_i32x4_u",                NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_EXTEND_LOW_I8X16_S           (0xFD, 0x87,  "i16x8.extend_low_i8x16_s",            NONE,           "[v128] -> [v128]",                0, SIMD),
    I16X8_EXTEND_HIGH_I8X16_S          (0xFD, 0x88,  "i16x8.extend_high_i8x16_s",           NONE,           "[v128] -> [v128]",                0, SIMD),
    I16X8_EXTEND_LOW_I8X16_U           (0xFD, 0x89,  "i16x8.extend_low_i8x16_u",            NONE,           "[v128] -> [v128]",                0, SIMD),
    I16X8_EXTEND_HIGH_I8X16_U          (0xFD, 0x8A,  "i16x8.extend_high_i8x16_u",           NONE,           "[v128] -> [v128]",                0, SIMD),
    I16X8_SHL                          (0xFD, 0x8B,  "i16x8.shl",                           NONE,           "[v128 i32] -> [v128]",            0, SIMD),
    I16X8_SHR_S                        (0xFD, 0x8C,  "i16x8.shr_s",                         NONE,           "[v128 i32] -> [v128]",            0, SIMD),
    I16X8_SHR_U                        (0xFD, 0x8D,  "i16x8.shr_u",                         NONE,           "[v128 i32] -> [v128]",            0, SIMD),
    I16X8_ADD                          (0xFD, 0x8E,  "i16x8.add",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_ADD_SAT_S                    (0xFD, 0x8F,  "i16x8.add_sat_s",                     NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_ADD_SAT_U                    (0xFD, 0x90,  "i16x8.add_sat_u",                     NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_SUB                          (0xFD, 0x91,  "i16x8.sub",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_SUB_SAT_S                    (0xFD, 0x92,  "i16x8.sub_sat_s",                     NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_SUB_SAT_U                    (0xFD, 0x93,  "i16x8.sub_sat_u",                     NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_NEAREST                      (0xFD, 0x94,  "f64x2.nearest",                       NONE,           "[v128] -> [v128]",                0, SIMD),
    I16X8_MUL                          (0xFD, 0x95,  "i16x8.mul",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_MIN_S                        (0xFD, 0x96,  "i16x8.min_s",                         NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_MIN_U                        (0xFD, 0x97,  "i16x8.min_u",                         NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_MAX_S                        (0xFD, 0x98,  "i16x8.max_s",                         NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_MAX_U                        (0xFD, 0x99,  "i16x8.max_u",                         NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_AVGR_U                       (0xFD, 0x9B,  "i16x8.avgr_u",                        NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_EXTMUL_LOW_I8X16_S           (0xFD, 0x9C,  "i16x8.extmul_low_i8x16_s",            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_EXTMUL_HIGH_I8X16_S          (0xFD, 0x9D,  "i16x8.extmul_high_i8x16_s",           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_EXTMUL_LOW_I8X16_U           (0xFD, 0x9E,  "i16x8.extmul_low_i8x16_u",            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I16X8_EXTMUL_HIGH_I8X16_U          (0xFD, 0x9F,  "i16x8.extmul_high_i8x16_u",           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_ABS                          (0xFD, 0xA0,  "i32x4.abs",                           NONE,           "[v128] -> [v128]",                0, SIMD),
    I32X4_NEG                          (0xFD, 0xA1,  "i32x4.neg",                           NONE,           "[v128] -> [v128]",                0, SIMD),
    I32X4_ALL_TRUE                     (0xFD, 0xA3,  "i32x4.all_true",                      NONE,           "[v128] -> [i32]",                 0, SIMD),
    I32X4_BITMASK                      (0xFD, 0xA4,  "i32x4.bitmask",                       NONE,           "[v128] -> [i32]",                 0, SIMD),
    I32X4_EXTEND_LOW_I16X8_S           (0xFD, 0xA7,  "i32x4.extend_low_i16x8_s",            NONE,           "[v128] -> [v128]",                0, SIMD),
    I32X4_EXTEND_HIGH_I16X8_S          (0xFD, 0xA8,  "i32x4.extend_high_i16x8_s",           NONE,           "[v128] -> [v128]",                0, SIMD),
    I32X4_EXTEND_LOW_I16X8_U           (0xFD, 0xA9,  "i32x4.extend_low_i16x8_u",            NONE,           "[v128] -> [v128]",                0, SIMD),
    I32X4_EXTEND_HIGH_I16X8_U          (0xFD, 0xAA,  "i32x4.extend_high_i16x8_u",           NONE,           "[v128] -> [v128]",                0, SIMD),
    I32X4_SHL                          (0xFD, 0xAB,  "i32x4.shl",                           NONE,           "[v128 i32] -> [v128]",            0, SIMD),
    I32X4_SHR_S                        (0xFD, 0xAC,  "i32x4.shr_s",                         NONE,           "[v128 i32] -> [v128]",            0, SIMD),
    I32X4_SHR_U                        (0xFD, 0xAD,  "i32x4.shr_u",                         NONE,           "[v128 i32] -> [v128]",            0, SIMD),
    I32X4_ADD                          (0xFD, 0xAE,  "i32x4.add",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_SUB                          (0xFD, 0xB1,  "i32x4.sub",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_MUL                          (0xFD, 0xB5,  "i32x4.mul",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_MIN_S                        (0xFD, 0xB6,  "i32x4.min_s",                         NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_MIN_U                        (0xFD, 0xB7,  "i32x4.min_u",                         NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_MAX_S                        (0xFD, 0xB8,  "i32x4.max_s",                         NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_MAX_U                        (0xFD, 0xB9,  "i32x4.max_u",                         NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_DOT_I16X8_S                  (0xFD, 0xBA,  "i32x4.dot_i16x8_s",                   NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_EXTMUL_LOW_I16X8_S           (0xFD, 0xBC,  "i32x4.extmul_low_i16x8_s",            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_EXTMUL_HIGH_I16X8_S          (0xFD, 0xBD,  "i32x4.extmul_high_i16x8_s",           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_EXTMUL_LOW_I16X8_U           (0xFD, 0xBE,  "i32x4.extmul_low_i16x8_u",            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_EXTMUL_HIGH_I16X8_U          (0xFD, 0xBF,  "i32x4.extmul_high_i16x8_u",           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I64X2_ABS                          (0xFD, 0xC0,  "i64x2.abs",                           NONE,           "[v128] -> [v128]",                0, SIMD),
    I64X2_NEG                          (0xFD, 0xC1,  "i64x2.neg",                           NONE,           "[v128] -> [v128]",                0, SIMD),
    I64X2_ALL_TRUE                     (0xFD, 0xC3,  "i64x2.all_true",                      NONE,           "[v128] -> [i32]",                 0, SIMD),
    I64X2_BITMASK                      (0xFD, 0xC4,  "i64x2.bitmask",                       NONE,           "[v128] -> [i32]",                 0, SIMD),
    I64X2_EXTEND_LOW_I32X4_S           (0xFD, 0xC7,  "i64x2.extend_low_i32x4_s",            NONE,           "[v128] -> [v128]",                0, SIMD),
    I64X2_EXTEND_HIGH_I32X4_S          (0xFD, 0xC8,  "i64x2.extend_high_i32x4_s",           NONE,           "[v128] -> [v128]",                0, SIMD),
    I64X2_EXTEND_LOW_I32X4_U           (0xFD, 0xC9,  "i64x2.extend_low_i32x4_u",            NONE,           "[v128] -> [v128]",                0, SIMD),
    I64X2_EXTEND_HIGH_I32X4_U          (0xFD, 0xCA,  "i64x2.extend_high_i32x4_u",           NONE,           "[v128] -> [v128]",                0, SIMD),
    I64X2_SHL                          (0xFD, 0xCB,  "i64x2.shl",                           NONE,           "[v128 i32] -> [v128]",            0, SIMD),
    I64X2_SHR_S                        (0xFD, 0xCC,  "i64x2.shr_s",                         NONE,           "[v128 i32] -> [v128]",            0, SIMD),
    I64X2_SHR_U                        (0xFD, 0xCD,  "i64x2.shr_u",                         NONE,           "[v128 i32] -> [v128]",            0, SIMD),
    I64X2_ADD                          (0xFD, 0xCE,  "i64x2.add",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I64X2_SUB                          (0xFD, 0xD1,  "i64x2.sub",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I64X2_MUL                          (0xFD, 0xD5,  "i64x2.mul",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I64X2_EQ                           (0xFD, 0xD6,  "i64x2.eq",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I64X2_NE                           (0xFD, 0xD7,  "i64x2.ne",                            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I64X2_LT_S                         (0xFD, 0xD8,  "i64x2.lt_s",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I64X2_GT_S                         (0xFD, 0xD9,  "i64x2.gt_s",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I64X2_LE_S                         (0xFD, 0xDA,  "i64x2.le_s",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I64X2_GE_S                         (0xFD, 0xDB,  "i64x2.ge_s",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I64X2_EXTMUL_LOW_I32X4_S           (0xFD, 0xDC,  "i64x2.extmul_low_i32x4_s",            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I64X2_EXTMUL_HIGH_I32X4_S          (0xFD, 0xDD,  "i64x2.extmul_high_i32x4_s",           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I64X2_EXTMUL_LOW_I32X4_U           (0xFD, 0xDE,  "i64x2.extmul_low_i32x4_u",            NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I64X2_EXTMUL_HIGH_I32X4_U          (0xFD, 0xDF,  "i64x2.extmul_high_i32x4_u",           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F32X4_ABS                          (0xFD, 0xE0,  "f32x4.abs",                           NONE,           "[v128] -> [v128]",                0, SIMD),
    F32X4_NEG                          (0xFD, 0xE1,  "f32x4.neg",                           NONE,           "[v128] -> [v128]",                0, SIMD),
    F32X4_SQRT                         (0xFD, 0xE3,  "f32x4.sqrt",                          NONE,           "[v128] -> [v128]",                0, SIMD),
    F32X4_ADD                          (0xFD, 0xE4,  "f32x4.add",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F32X4_SUB                          (0xFD, 0xE5,  "f32x4.sub",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F32X4_MUL                          (0xFD, 0xE6,  "f32x4.mul",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F32X4_DIV                          (0xFD, 0xE7,  "f32x4.div",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F32X4_MIN                          (0xFD, 0xE8,  "f32x4.min",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F32X4_MAX                          (0xFD, 0xE9,  "f32x4.max",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F32X4_PMIN                         (0xFD, 0xEA,  "f32x4.pmin",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F32X4_PMAX                         (0xFD, 0xEB,  "f32x4.pmax",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_ABS                          (0xFD, 0xEC,  "f64x2.abs",                           NONE,           "[v128] -> [v128]",                0, SIMD),
    F64X2_NEG                          (0xFD, 0xED,  "f64x2.neg",                           NONE,           "[v128] -> [v128]",                0, SIMD),
    F64X2_SQRT                         (0xFD, 0xEF,  "f64x2.sqrt",                          NONE,           "[v128] -> [v128]",                0, SIMD),
    F64X2_ADD                          (0xFD, 0xF0,  "f64x2.add",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_SUB                          (0xFD, 0xF1,  "f64x2.sub",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_MUL                          (0xFD, 0xF2,  "f64x2.mul",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_DIV                          (0xFD, 0xF3,  "f64x2.div",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_MIN                          (0xFD, 0xF4,  "f64x2.min",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_MAX                          (0xFD, 0xF5,  "f64x2.max",                           NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_PMIN                         (0xFD, 0xF6,  "f64x2.pmin",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    F64X2_PMAX                         (0xFD, 0xF7,  "f64x2.pmax",                          NONE,           "[v128 v128] -> [v128]",           0, SIMD),
    I32X4_TRUNC_SAT_F32X4_S            (0xFD, 0xF8,  "i32x4.trunc_sat_f32x4_s",             NONE,           "[v128] -> [v128]",                0, SIMD),
    I32X4_TRUNC_SAT_F32X4_U            (0xFD, 0xF9,  "i32x4.trunc_sat_f32x4_u",             NONE,           "[v128] -> [v128]",                0, SIMD),
    F32X4_CONVERT_I32X4_S              (0xFD, 0xFA,  "f32x4.convert_i32x4_s",               NONE,           "[v128] -> [v128]",                0, SIMD),
    F32X4_CONVERT_I32X4_U              (0xFD, 0xFB,  "f32x4.convert_i32x4_u",               NONE,           "[v128] -> [v128]",                0, SIMD),
    I32X4_TRUNC_SAT_F64X2_S_ZERO       (0xFD, 0xFC,  "i32x4.trunc_sat_f64x2_s_zero",        NONE,           "[v128] -> [v128]",                0, SIMD),
    I32X4_TRUNC_SAT_F64X2_U_ZERO       (0xFD, 0xFD,  "i32x4.trunc_sat_f64x2_u_zero",        NONE,           "[v128] -> [v128]",                0, SIMD),
    F64X2_CONVERT_LOW_I32X4_S          (0xFD, 0xFE,  "f64x2.convert_low_i32x4_s",           NONE,           "[v128] -> [v128]",                0, SIMD),
    F64X2_CONVERT_LOW_I32X4_U          (0xFD, 0xFF,  "f64x2.convert_low_i32x4_u",           NONE,           "[v128] -> [v128]",                0, SIMD),

    // vectors: relaxed
    I8X16_RELAXED_SWIZZLE              (0xFD, 0x100, "i8x16.relaxed_swizzle",               NONE,           "[v128 v128] -> [v128]",           0, RELAXED_SIMD),
    I32X4_RELAXED_TRUNC_F32X4_S        (0xFD, 0x101, "i32x4.relaxed_trunc_f32x4_s",         NONE,           "[v128] -> [v128]",                0, RELAXED_SIMD),
    I32X4_RELAXED_TRUNC_F32X4_U        (0xFD, 0x102, "i32x4.relaxed_trunc_f32x4_u",         NONE,           "[v128] -> [v128]",                0, RELAXED_SIMD),
    I32X4_RELAXED_TRUNC_F64X2_S_ZERO   (0xFD, 0x103, "i32x4.relaxed_trunc_f64x2_s_zero",    NONE,           "[v128] -> [v128]",                0, RELAXED_SIMD),
    I32X4_RELAXED_TRUNC_F64X2_U_ZERO   (0xFD, 0x104, "i32x4.relaxed_trunc_f64x2_u_zero",    NONE,           "[v128] -> [v128]",                0, RELAXED_SIMD),
    F32X4_RELAXED_MADD                 (0xFD, 0x105, "f32x4.relaxed_madd",                  NONE,           "[v128 v128 v128] -> [v128]",      0, RELAXED_SIMD),
    F32X4_RELAXED_NMADD                (0xFD, 0x106, "f32x4.relaxed_nmadd",                 NONE,           "[v128 v128 v128] -> [v128]",      0, RELAXED_SIMD),
    F64X2_RELAXED_MADD                 (0xFD, 0x107, "f64x2.relaxed_madd",                  NONE,           "[v128 v128 v128] -> [v128]",      0, RELAXED_SIMD),
    F64X2_RELAXED_NMADD                (0xFD, 0x108, "f64x2.relaxed_nmadd",                 NONE,           "[v128 v128 v128] -> [v128]",      0, RELAXED_SIMD),
    I8X16_RELAXED_LANESELECT           (0xFD, 0x109, "i8x16.relaxed_laneselect",            NONE,           "[v128 v128 v128] -> [v128]",      0, RELAXED_SIMD),
    I16X8_RELAXED_LANESELECT           (0xFD, 0x10A, "i16x8.relaxed_laneselect",            NONE,           "[v128 v128 v128] -> [v128]",      0, RELAXED_SIMD),
    I32X4_RELAXED_LANESELECT           (0xFD, 0x10B, "i32x4.relaxed_laneselect",            NONE,           "[v128 v128 v128] -> [v128]",      0, RELAXED_SIMD),
    I64X2_RELAXED_LANESELECT           (0xFD, 0x10C, "i64x2.relaxed_laneselect",            NONE,           "[v128 v128 v128] -> [v128]",      0, RELAXED_SIMD),
    F32X4_RELAXED_MIN                  (0xFD, 0x10D, "f32x4.relaxed_min",                   NONE,           "[v128 v128] -> [v128]",           0, RELAXED_SIMD),
    F32X4_RELAXED_MAX                  (0xFD, 0x10E, "f32x4.relaxed_max",                   NONE,           "[v128 v128] -> [v128]",           0, RELAXED_SIMD),
    F64X2_RELAXED_MIN                  (0xFD, 0x10F, "f64x2.relaxed_min",                   NONE,           "[v128 v128] -> [v128]",           0, RELAXED_SIMD),
    F64X2_RELAXED_MAX                  (0xFD, 0x110, "f64x2.relaxed_max",                   NONE,           "[v128 v128] -> [v128]",           0, RELAXED_SIMD),
    I16X8_RELAXED_Q15MULR_S            (0xFD, 0x111, "i16x8.relaxed_q15mulr_s",             NONE,           "[v128 v128] -> [v128]",           0, RELAXED_SIMD),
    I16X8_RELAXED_DOT_I8X16_I7X16_S    (0xFD, 0x112, "i16x8.relaxed_dot_i8x16_i7x16_s",     NONE,           "[v128 v128] -> [v128]",           0, RELAXED_SIMD),
    I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S(0xFD, 0x113, "i32x4.relaxed_dot_i8x16_i7x16_add_s", NONE,           "[v128 v128 v128] -> [v128]",      0, RELAXED_SIMD),

    // atomics
    MEMORY_ATOMIC_NOTIFY               (0xFE, 0x00,  "memory.atomic.notify",                MEMARG,         "[at i32] -> [i32]",               4, THREADS),
    MEMORY_ATOMIC_WAIT32               (0xFE, 0x01,  "memory.atomic.wait32",                MEMARG,         "[at i32 i64] -> [i32]",           4, THREADS),
    MEMORY_ATOMIC_WAIT64               (0xFE, 0x02,  "memory.atomic.wait64",                MEMARG,         "[at i64 i64] -> [i32]",           8, THREADS),
    ATOMIC_FENCE                       (0xFE, 0x03,  "atomic.fence",                        FENCE,          "[] -> []",                        0, THREADS),
    I32_ATOMIC_LOAD                    (0xFE, 0x10,  "i32.atomic.load",                     MEMARG,         "[at] -> [i32]",                   4, THREADS),
    I64_ATOMIC_LOAD                    (0xFE, 0x11,  "i64.atomic.load",                     MEMARG,         "[at] -> [i64]",                   8, THREADS),
    I32_ATOMIC_LOAD8_U                 (0xFE, 0x12,  "i32.atomic.load8_u",                  MEMARG,         "[at] -> [i32]",                   1, THREADS),
    I32_ATOMIC_LOAD16_U                (0xFE, 0x13,  "i32.atomic.load16_u",                 MEMARG,         "[at] -> [i32]",                   2, THREADS),
    I64_ATOMIC_LOAD8_U                 (0xFE, 0x14,  "i64.atomic.load8_u",                  MEMARG,         "[at] -> [i64]",                   1, THREADS),
    I64_ATOMIC_LOAD16_U                (0xFE, 0x15,  "i64.atomic.load16_u",                 MEMARG,         "[at] -> [i64]",                   2, THREADS),
    I64_ATOMIC_LOAD32_U                (0xFE, 0x16,  "i64.atomic.load32_u",                 MEMARG,         "[at] -> [i64]",                   4, THREADS),
    I32_ATOMIC_STORE                   (0xFE, 0x17,  "i32.atomic.store",                    MEMARG,         "[at i32] -> []",                  4, THREADS),
    I64_ATOMIC_STORE                   (0xFE, 0x18,  "i64.atomic.store",                    MEMARG,         "[at i64] -> []",                  8, THREADS),
    I32_ATOMIC_STORE8                  (0xFE, 0x19,  "i32.atomic.store8",                   MEMARG,         "[at i32] -> []",                  1, THREADS),
    I32_ATOMIC_STORE16                 (0xFE, 0x1A,  "i32.atomic.store16",                  MEMARG,         "[at i32] -> []",                  2, THREADS),
    I64_ATOMIC_STORE8                  (0xFE, 0x1B,  "i64.atomic.store8",                   MEMARG,         "[at i64] -> []",                  1, THREADS),
    I64_ATOMIC_STORE16                 (0xFE, 0x1C,  "i64.atomic.store16",                  MEMARG,         "[at i64] -> []",                  2, THREADS),
    I64_ATOMIC_STORE32                 (0xFE, 0x1D,  "i64.atomic.store32",                  MEMARG,         "[at i64] -> []",                  4, THREADS),
    I32_ATOMIC_RMW_ADD                 (0xFE, 0x1E,  "i32.atomic.rmw.add",                  MEMARG,         "[at i32] -> [i32]",               4, THREADS),
    I64_ATOMIC_RMW_ADD                 (0xFE, 0x1F,  "i64.atomic.rmw.add",                  MEMARG,         "[at i64] -> [i64]",               8, THREADS),
    I32_ATOMIC_RMW8_ADD_U              (0xFE, 0x20,  "i32.atomic.rmw8.add_u",               MEMARG,         "[at i32] -> [i32]",               1, THREADS),
    I32_ATOMIC_RMW16_ADD_U             (0xFE, 0x21,  "i32.atomic.rmw16.add_u",              MEMARG,         "[at i32] -> [i32]",               2, THREADS),
    I64_ATOMIC_RMW8_ADD_U              (0xFE, 0x22,  "i64.atomic.rmw8.add_u",               MEMARG,         "[at i64] -> [i64]",               1, THREADS),
    I64_ATOMIC_RMW16_ADD_U             (0xFE, 0x23,  "i64.atomic.rmw16.add_u",              MEMARG,         "[at i64] -> [i64]",               2, THREADS),
    I64_ATOMIC_RMW32_ADD_U             (0xFE, 0x24,  "i64.atomic.rmw32.add_u",              MEMARG,         "[at i64] -> [i64]",               4, THREADS),
    I32_ATOMIC_RMW_SUB                 (0xFE, 0x25,  "i32.atomic.rmw.sub",                  MEMARG,         "[at i32] -> [i32]",               4, THREADS),
    I64_ATOMIC_RMW_SUB                 (0xFE, 0x26,  "i64.atomic.rmw.sub",                  MEMARG,         "[at i64] -> [i64]",               8, THREADS),
    I32_ATOMIC_RMW8_SUB_U              (0xFE, 0x27,  "i32.atomic.rmw8.sub_u",               MEMARG,         "[at i32] -> [i32]",               1, THREADS),
    I32_ATOMIC_RMW16_SUB_U             (0xFE, 0x28,  "i32.atomic.rmw16.sub_u",              MEMARG,         "[at i32] -> [i32]",               2, THREADS),
    I64_ATOMIC_RMW8_SUB_U              (0xFE, 0x29,  "i64.atomic.rmw8.sub_u",               MEMARG,         "[at i64] -> [i64]",               1, THREADS),
    I64_ATOMIC_RMW16_SUB_U             (0xFE, 0x2A,  "i64.atomic.rmw16.sub_u",              MEMARG,         "[at i64] -> [i64]",               2, THREADS),
    I64_ATOMIC_RMW32_SUB_U             (0xFE, 0x2B,  "i64.atomic.rmw32.sub_u",              MEMARG,         "[at i64] -> [i64]",               4, THREADS),
    I32_ATOMIC_RMW_AND                 (0xFE, 0x2C,  "i32.atomic.rmw.and",                  MEMARG,         "[at i32] -> [i32]",               4, THREADS),
    I64_ATOMIC_RMW_AND                 (0xFE, 0x2D,  "i64.atomic.rmw.and",                  MEMARG,         "[at i64] -> [i64]",               8, THREADS),
    I32_ATOMIC_RMW8_AND_U              (0xFE, 0x2E,  "i32.atomic.rmw8.and_u",               MEMARG,         "[at i32] -> [i32]",               1, THREADS),
    I32_ATOMIC_RMW16_AND_U             (0xFE, 0x2F,  "i32.atomic.rmw16.and_u",              MEMARG,         "[at i32] -> [i32]",               2, THREADS),
    I64_ATOMIC_RMW8_AND_U              (0xFE, 0x30,  "i64.atomic.rmw8.and_u",               MEMARG,         "[at i64] -> [i64]",               1, THREADS),
    I64_ATOMIC_RMW16_AND_U             (0xFE, 0x31,  "i64.atomic.rmw16.and_u",              MEMARG,         "[at i64] -> [i64]",               2, THREADS),
    I64_ATOMIC_RMW32_AND_U             (0xFE, 0x32,  "i64.atomic.rmw32.and_u",              MEMARG,         "[at i64] -> [i64]",               4, THREADS),
    I32_ATOMIC_RMW_OR                  (0xFE, 0x33,  "i32.atomic.rmw.or",                   MEMARG,         "[at i32] -> [i32]",               4, THREADS),
    I64_ATOMIC_RMW_OR                  (0xFE, 0x34,  "i64.atomic.rmw.or",                   MEMARG,         "[at i64] -> [i64]",               8, THREADS),
    I32_ATOMIC_RMW8_OR_U               (0xFE, 0x35,  "i32.atomic.rmw8.or_u",                MEMARG,         "[at i32] -> [i32]",               1, THREADS),
    I32_ATOMIC_RMW16_OR_U              (0xFE, 0x36,  "i32.atomic.rmw16.or_u",               MEMARG,         "[at i32] -> [i32]",               2, THREADS),
    I64_ATOMIC_RMW8_OR_U               (0xFE, 0x37,  "i64.atomic.rmw8.or_u",                MEMARG,         "[at i64] -> [i64]",               1, THREADS),
    I64_ATOMIC_RMW16_OR_U              (0xFE, 0x38,  "i64.atomic.rmw16.or_u",               MEMARG,         "[at i64] -> [i64]",               2, THREADS),
    I64_ATOMIC_RMW32_OR_U              (0xFE, 0x39,  "i64.atomic.rmw32.or_u",               MEMARG,         "[at i64] -> [i64]",               4, THREADS),
    I32_ATOMIC_RMW_XOR                 (0xFE, 0x3A,  "i32.atomic.rmw.xor",                  MEMARG,         "[at i32] -> [i32]",               4, THREADS),
    I64_ATOMIC_RMW_XOR                 (0xFE, 0x3B,  "i64.atomic.rmw.xor",                  MEMARG,         "[at i64] -> [i64]",               8, THREADS),
    I32_ATOMIC_RMW8_XOR_U              (0xFE, 0x3C,  "i32.atomic.rmw8.xor_u",               MEMARG,         "[at i32] -> [i32]",               1, THREADS),
    I32_ATOMIC_RMW16_XOR_U             (0xFE, 0x3D,  "i32.atomic.rmw16.xor_u",              MEMARG,         "[at i32] -> [i32]",               2, THREADS),
    I64_ATOMIC_RMW8_XOR_U              (0xFE, 0x3E,  "i64.atomic.rmw8.xor_u",               MEMARG,         "[at i64] -> [i64]",               1, THREADS),
    I64_ATOMIC_RMW16_XOR_U             (0xFE, 0x3F,  "i64.atomic.rmw16.xor_u",              MEMARG,         "[at i64] -> [i64]",               2, THREADS),
    I64_ATOMIC_RMW32_XOR_U             (0xFE, 0x40,  "i64.atomic.rmw32.xor_u",              MEMARG,         "[at i64] -> [i64]",               4, THREADS),
    I32_ATOMIC_RMW_XCHG                (0xFE, 0x41,  "i32.atomic.rmw.xchg",                 MEMARG,         "[at i32] -> [i32]",               4, THREADS),
    I64_ATOMIC_RMW_XCHG                (0xFE, 0x42,  "i64.atomic.rmw.xchg",                 MEMARG,         "[at i64] -> [i64]",               8, THREADS),
    I32_ATOMIC_RMW8_XCHG_U             (0xFE, 0x43,  "i32.atomic.rmw8.xchg_u",              MEMARG,         "[at i32] -> [i32]",               1, THREADS),
    I32_ATOMIC_RMW16_XCHG_U            (0xFE, 0x44,  "i32.atomic.rmw16.xchg_u",             MEMARG,         "[at i32] -> [i32]",               2, THREADS),
    I64_ATOMIC_RMW8_XCHG_U             (0xFE, 0x45,  "i64.atomic.rmw8.xchg_u",              MEMARG,         "[at i64] -> [i64]",               1, THREADS),
    I64_ATOMIC_RMW16_XCHG_U            (0xFE, 0x46,  "i64.atomic.rmw16.xchg_u",             MEMARG,         "[at i64] -> [i64]",               2, THREADS),
    I64_ATOMIC_RMW32_XCHG_U            (0xFE, 0x47,  "i64.atomic.rmw32.xchg_u",             MEMARG,         "[at i64] -> [i64]",               4, THREADS),
    I32_ATOMIC_RMW_CMPXCHG             (0xFE, 0x48,  "i32.atomic.rmw.cmpxchg",              MEMARG,         "[at i32 i32] -> [i32]",           4, THREADS),
    I64_ATOMIC_RMW_CMPXCHG             (0xFE, 0x49,  "i64.atomic.rmw.cmpxchg",              MEMARG,         "[at i64 i64] -> [i64]",           8, THREADS),
    I32_ATOMIC_RMW8_CMPXCHG_U          (0xFE, 0x4A,  "i32.atomic.rmw8.cmpxchg_u",           MEMARG,         "[at i32 i32] -> [i32]",           1, THREADS),
    I32_ATOMIC_RMW16_CMPXCHG_U         (0xFE, 0x4B,  "i32.atomic.rmw16.cmpxchg_u",          MEMARG,         "[at i32 i32] -> [i32]",           2, THREADS),
    I64_ATOMIC_RMW8_CMPXCHG_U          (0xFE, 0x4C,  "i64.atomic.rmw8.cmpxchg_u",           MEMARG,         "[at i64 i64] -> [i64]",           1, THREADS),
    I64_ATOMIC_RMW16_CMPXCHG_U         (0xFE, 0x4D,  "i64.atomic.rmw16.cmpxchg_u",          MEMARG,         "[at i64 i64] -> [i64]",           2, THREADS),
    I64_ATOMIC_RMW32_CMPXCHG_U         (0xFE, 0x4E,  "i64.atomic.rmw32.cmpxchg_u",          MEMARG,         "[at i64 i64] -> [i64]",           4, THREADS);
    // @formatter:on

    private static final Opcode[] ALL = values();
    private static final Opcode[] PLAIN = page(0x00);
    private static final Opcode[] GC_PAGE = page(0xFB);
    private static final Opcode[] MISC_PAGE = page(0xFC);
    private static final Opcode[] VECTOR_PAGE = page(0xFD);
    private static final Opcode[] ATOMIC_PAGE = page(0xFE);
    private static final Opcode[] EMPTY_PAGE = {};
    private static final Map<String, Opcode> BY_TEXT = byText();

    private final int prefix;
    private final int code;
    private final String text;
    private final Immediates immediates;
    private final Optional<Signature> signature;
    private final int accessBytes;
    private final Optional<Feature> feature;

    Opcode(int prefix, int code, String text, Immediates immediates, String type, int accessBytes) {
        this(prefix, code, text, immediates, type, accessBytes, Optional.empty());
    }

    Opcode(int prefix, int code, String text, Immediates immediates, String type, int accessBytes, Feature feature) {
        this(prefix, code, text, immediates, type, accessBytes, Optional.of(feature));
    }

    Opcode(int prefix, int code, String text, Immediates immediates, String type, int accessBytes,
            Optional<Feature> feature) {
        this.prefix = prefix;
        this.code = code;
        this.text = text;
        this.immediates = immediates;
        this.signature = Signature.of(type);
        this.accessBytes = accessBytes;
        this.feature = feature;
    }

    private static Opcode[] page(int prefix) {
        Opcode[] page = {};
        for (Opcode opcode : ALL) {
            if (opcode.prefix == prefix) {
                page = opcode.code < page.length ? page : Arrays.copyOf(page, 2 * opcode.code + 1);
                page[opcode.code] = opcode;
            }
        }
        return page;
    }

    private static Map<String, Opcode> byText() {
        Map<String, Opcode> map = HashMap.newHashMap(ALL.length);
        for (Opcode opcode : ALL) {
            map.putIfAbsent(opcode.text, opcode);
        }
        return map;
    }

    /** {@return the first byte of a two-part encoding: 0xFB, 0xFC, 0xFD, 0xFE, or 0 if there is none} */
    public int prefix() {
        return prefix;
    }

    /** {@return whether it is one on vectors} */
    public boolean isVector() {
        return prefix == 0xFD;
    }

    /** {@return whether it is one on structures, arrays or i31, or a cast} */
    public boolean isAggregate() {
        return prefix == 0xFB;
    }

    /** {@return whether it is an atomic access to memory, or one that waits, notifies or fences} */
    public boolean isAtomic() {
        return prefix == 0xFE;
    }

    /** {@return the opcode byte, or the number that follows the prefix in LEB128} */
    public int code() {
        return code;
    }

    /** {@return the keyword of the text format, for example {@code i32.add}} Variants by immediate share it. */
    public String text() {
        return text;
    }

    /** {@return the shape of what follows the opcode} */
    public Immediates immediates() {
        return immediates;
    }

    /** {@return the fixed type, or nothing where the type needs a rule} */
    public Optional<Signature> signature() {
        return signature;
    }

    /** {@return the width of the access to memory in bytes, which is also the natural alignment; 0 if there is none} */
    public int accessBytes() {
        return accessBytes;
    }

    /** {@return the feature that brought the instruction, or nothing for WebAssembly 1.0} */
    public Optional<Feature> feature() {
        return feature;
    }

    /**
     * {@return whether the instruction may stand in constant expressions} That includes {@link #END}.
     *
     * @see <a href="https://webassembly.github.io/spec/core/valid/instructions.html#constant-expressions">Specification:
     *      constant expressions</a>
     */
    public boolean isConstant() {
        return switch (this) {
            case END, GLOBAL_GET, REF_NULL, REF_FUNC, I32_CONST, I64_CONST, F32_CONST, F64_CONST, V128_CONST -> true;
            case I32_ADD, I32_SUB, I32_MUL, I64_ADD, I64_SUB, I64_MUL -> true;
            case STRUCT_NEW, STRUCT_NEW_DEFAULT, ARRAY_NEW, ARRAY_NEW_DEFAULT, ARRAY_NEW_FIXED, REF_I31 -> true;
            case ANY_CONVERT_EXTERN, EXTERN_CONVERT_ANY -> true;
            default -> false;
        };
    }

    /** {@return the instruction with this encoding, if there is one} */
    public static Optional<Opcode> of(int prefix, int code) {
        return Optional.ofNullable(find(prefix, code));
    }

    /** {@return the instruction with this keyword; the variant with the lowest code where several share it} */
    public static Optional<Opcode> ofText(String text) {
        return Optional.ofNullable(BY_TEXT.get(text));
    }

    /** {@return the instruction with this encoding, or null: the look-up of the reader, without allocation} */
    static Opcode find(int prefix, int code) {
        Opcode[] page = switch (prefix) {
            case 0x00 -> PLAIN;
            case 0xFB -> GC_PAGE;
            case 0xFC -> MISC_PAGE;
            case 0xFD -> VECTOR_PAGE;
            case 0xFE -> ATOMIC_PAGE;
            default -> EMPTY_PAGE;
        };
        return Integer.compareUnsigned(code, page.length) < 0 ? page[code] : null;
    }

    /** {@return whether the byte is the first of a two-part encoding} */
    static boolean isPrefix(int octet) {
        return octet >= 0xFB && octet <= 0xFE;
    }

    /** {@return the keyword of the text format} */
    @Override
    public String toString() {
        return text;
    }
}
