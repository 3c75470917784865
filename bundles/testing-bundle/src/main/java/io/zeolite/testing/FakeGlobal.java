package io.zeolite.testing;

import io.zeolite.api.Global;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import java.lang.invoke.MethodType;
import java.util.Objects;

/** A global without an engine. */
public final class FakeGlobal implements Global {

    private final GlobalType type;
    private Object value;

    private FakeGlobal(GlobalType type, Object value) {
        this.type = type;
        this.value = checked(value);
    }

    /**
     * {@return a global of any type}
     *
     * @throws ClassCastException if the value is not of the type's Java type
     */
    public static FakeGlobal of(GlobalType type, Object value) {
        return new FakeGlobal(type, value);
    }

    private static FakeGlobal mutable(ValueType type, Object value) {
        return new FakeGlobal(new GlobalType(type, true), value);
    }

    /** {@return a global that can be set} */
    public static FakeGlobal i32(int value) {
        return mutable(NumberType.I32, value);
    }

    /** {@return a global that can be set} */
    public static FakeGlobal i64(long value) {
        return mutable(NumberType.I64, value);
    }

    /** {@return a global that can be set} */
    public static FakeGlobal f32(float value) {
        return mutable(NumberType.F32, value);
    }

    /** {@return a global that can be set} */
    public static FakeGlobal f64(double value) {
        return mutable(NumberType.F64, value);
    }

    /** {@return this global as it is seen by those who may not set it; it follows this one} */
    Global readOnly() {
        return new View(this);
    }

    @Override
    public GlobalType type() {
        return type;
    }

    @Override
    public Object get() {
        return value;
    }

    @Override
    public void set(Object newValue) {
        if (!type.mutable()) {
            throw new IllegalStateException("immutable global");
        }
        value = checked(newValue);
    }

    private Object checked(Object candidate) {
        if (type.value() instanceof ReferenceType) {
            return candidate;
        }
        Class<?> carrier = type.value().javaType();
        Class<?> boxed = MethodType.methodType(carrier).wrap().returnType();
        return boxed.cast(Objects.requireNonNull(candidate, "value"));
    }

    private record View(FakeGlobal global) implements Global {
        @Override
        public GlobalType type() {
            return new GlobalType(global.type.value(), false);
        }

        @Override
        public Object get() {
            return global.value;
        }

        @Override
        public void set(Object value) {
            throw new IllegalStateException("immutable view of a global");
        }
    }
}
