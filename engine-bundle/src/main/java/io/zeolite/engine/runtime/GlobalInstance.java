package io.zeolite.engine.runtime;

import io.zeolite.api.Global;
import io.zeolite.api.V128;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;

/** A global of the store: one class for each kind of value, whose field emitted code reads and writes. */
public abstract sealed class GlobalInstance implements Global {

    private final GlobalType type;

    private GlobalInstance(GlobalType type) {
        this.type = type;
    }

    /** {@return a global of the type with an initial value, an object of the type's Java type} */
    public static GlobalInstance of(GlobalType type, Object value) {
        return switch (type.value()) {
            case NumberType.I32 -> new OfI32(type, (Integer) value);
            case NumberType.I64 -> new OfI64(type, (Long) value);
            case NumberType.F32 -> new OfF32(type, (Float) value);
            case NumberType.F64 -> new OfF64(type, (Double) value);
            case VectorType.V128 -> new OfV128(type, (V128) value);
            case ReferenceType _ -> new OfReference(type, value);
        };
    }

    /** {@return the class of globals that hold values of the type} */
    public static Class<? extends GlobalInstance> classOf(ValueType type) {
        return switch (type) {
            case NumberType.I32 -> OfI32.class;
            case NumberType.I64 -> OfI64.class;
            case NumberType.F32 -> OfF32.class;
            case NumberType.F64 -> OfF64.class;
            case VectorType.V128 -> OfV128.class;
            case ReferenceType _ -> OfReference.class;
        };
    }

    @Override
    public GlobalType type() {
        return type;
    }

    @Override
    public void set(Object value) {
        if (!type.mutable()) {
            throw new IllegalStateException("immutable global");
        }
        assign(value);
    }

    abstract void assign(Object value);

    /** {@return the type and the value} */
    @Override
    public String toString() {
        return type + " " + get();
    }

    /** Holds an i32. */
    public static final class OfI32 extends GlobalInstance {
        /** The value. */
        public int value;

        OfI32(GlobalType type, int value) {
            super(type);
            this.value = value;
        }

        @Override
        public Object get() {
            return value;
        }

        @Override
        public int getInt() {
            return value;
        }

        @Override
        void assign(Object newValue) {
            value = (Integer) newValue;
        }
    }

    /** Holds an i64. */
    public static final class OfI64 extends GlobalInstance {
        /** The value. */
        public long value;

        OfI64(GlobalType type, long value) {
            super(type);
            this.value = value;
        }

        @Override
        public Object get() {
            return value;
        }

        @Override
        public long getLong() {
            return value;
        }

        @Override
        void assign(Object newValue) {
            value = (Long) newValue;
        }
    }

    /** Holds an f32. */
    public static final class OfF32 extends GlobalInstance {
        /** The value. */
        public float value;

        OfF32(GlobalType type, float value) {
            super(type);
            this.value = value;
        }

        @Override
        public Object get() {
            return value;
        }

        @Override
        void assign(Object newValue) {
            value = (Float) newValue;
        }
    }

    /** Holds an f64. */
    public static final class OfF64 extends GlobalInstance {
        /** The value. */
        public double value;

        OfF64(GlobalType type, double value) {
            super(type);
            this.value = value;
        }

        @Override
        public Object get() {
            return value;
        }

        @Override
        void assign(Object newValue) {
            value = (Double) newValue;
        }
    }

    /** Holds a v128. */
    public static final class OfV128 extends GlobalInstance {
        /** Bytes 0 to 7. */
        public long low;
        /** Bytes 8 to 15. */
        public long high;

        OfV128(GlobalType type, V128 value) {
            super(type);
            assign(value);
        }

        @Override
        public Object get() {
            return new V128(low, high);
        }

        @Override
        void assign(Object newValue) {
            V128 vector = (V128) newValue;
            low = vector.low();
            high = vector.high();
        }
    }

    /** Holds a reference. */
    public static final class OfReference extends GlobalInstance {
        /** The value; null is the null reference. */
        public Object value;

        OfReference(GlobalType type, Object value) {
            super(type);
            this.value = value;
        }

        @Override
        public Object get() {
            return value;
        }

        @Override
        void assign(Object newValue) {
            value = References.check(newValue, (ReferenceType) type().value());
        }
    }
}
