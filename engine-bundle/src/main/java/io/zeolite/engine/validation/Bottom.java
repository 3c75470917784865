package io.zeolite.engine.validation;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.RecursiveTypeIndex;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;

/**
 * The types that only the operand stack of unreachable code has. They stand for any type, or any reference type; nothing
 * in a module denotes them, and no closed type equals them. Compare them by identity.
 *
 * @see <a href="https://webassembly.github.io/spec/core/appendix/algorithm.html#data-structures">Specification:
 *      validation algorithm</a>
 */
final class Bottom {

    /** A value of any type. */
    static final ValueType VALUE = new ReferenceType(false, new RecursiveTypeIndex(-1));
    /** A reference to anything, and not null. */
    static final ReferenceType REFERENCE = new ReferenceType(false, new RecursiveTypeIndex(-2));

    private Bottom() {
    }

    /** {@return whether an operand of the type, perhaps a bottom, can stand where the closed type is expected} */
    static boolean matches(ValueType type, ValueType expected) {
        if (type == VALUE) {
            return true;
        }
        return type == REFERENCE ? expected instanceof ReferenceType : TypeMatching.matches(type, expected);
    }

    /** {@return the type of the references of the type, perhaps a bottom, that are not null} */
    static ReferenceType nonNull(ReferenceType type) {
        return type.nullable() ? ReferenceType.nonNull(type.heap()) : type;
    }

    /** {@return the top of the hierarchy of what references of the type, not a bottom, refer to} */
    static AbstractHeapType top(ReferenceType type) {
        return TypeMatching.top(type.heap());
    }
}
