package io.zeolite.engine.gc;

import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.PackedType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StorageType;
import io.zeolite.api.type.StructType;
import io.zeolite.api.type.VectorType;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How structures lie in Java objects: a class with a typed field for each field, which extends the class of the supertype.
 * Types whose fields have the same Java types, and whose supertypes do, share the class; it is the {@link RuntimeType} in
 * the object that tells them apart. A long list of fields becomes several classes, each extending the one before.
 * <p>
 * Threads: immutable.
 */
public final class StructureLayout {

    /** The package of the emitted classes, with a full stop. */
    public static final String PACKAGE = "zeolite.structure.";

    /** The most fields that one class adds. */
    static final int MOST_FIELDS = 64;

    /** The name of the method that {@link #factory} describes. */
    public static final String FACTORY = "of";

    private static final int MAX_NAME = 100;
    private static final int MAX_PARAMETER_SLOTS = 250;
    private static final Map<String, WeakReference<StructureLayout>> KNOWN = new ConcurrentHashMap<>();

    private final StructureLayout parent;
    private final String kinds;
    private final String className;
    private final StructureLoader loader;

    private StructureLayout(StructureLayout parent, String kinds, String className) {
        this.parent = parent;
        this.kinds = kinds;
        this.className = className;
        this.loader = new StructureLoader(this);
    }

    /** {@return the layout of a type whose supertype has another one, or null} */
    static StructureLayout of(StructType type, StructureLayout parent) {
        StringBuilder kinds = new StringBuilder();
        for (FieldType field : type.fields()) {
            kinds.append(kind(field.storage()));
        }
        StructureLayout layout = parent;
        int next = parent == null ? 0 : parent.kinds.length();
        while (layout == null || next < kinds.length()) {
            next = Math.min(kinds.length(), next + MOST_FIELDS);
            layout = extend(layout, kinds.substring(0, next));
        }
        return layout;
    }

    private static StructureLayout extend(StructureLayout parent, String kinds) {
        String key = parent == null ? kinds : parent.className + "_" + kinds.substring(parent.kinds.length());
        String name = "S" + (parent == null ? key : key.substring(1));
        String className = name.length() <= MAX_NAME ? name : "H" + digest(name);
        StructureLayout[] found = new StructureLayout[1];
        KNOWN.compute(className, (_, known) -> {
            found[0] = known == null ? null : known.get();
            if (found[0] != null) {
                return known;
            }
            found[0] = new StructureLayout(parent, kinds, className);
            return new WeakReference<>(found[0]);
        });
        return found[0];
    }

    private static String digest(String text) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static char kind(StorageType storage) {
        return switch (storage) {
            case PackedType.I8 -> 'B';
            case PackedType.I16 -> 'H';
            case NumberType.I32 -> 'I';
            case NumberType.I64 -> 'J';
            case NumberType.F32 -> 'F';
            case NumberType.F64 -> 'D';
            case VectorType.V128 -> 'V';
            case ReferenceType _ -> 'L';
        };
    }

    /**
     * {@return the class of the name, which the emitted code of a living module has}
     *
     * @throws ClassNotFoundException if no layout has the name
     */
    public static Class<?> find(String name) throws ClassNotFoundException {
        WeakReference<StructureLayout> known = KNOWN.get(name.substring(PACKAGE.length()));
        StructureLayout layout = known == null ? null : known.get();
        if (layout == null) {
            throw new ClassNotFoundException(name);
        }
        return layout.loader.load();
    }

    /** {@return the class that has the field} */
    public ClassDesc owner(int field) {
        return parent != null && field < parent.kinds.length() ? parent.owner(field) : classDesc();
    }

    /** {@return the class of structures} */
    public ClassDesc classDesc() {
        return ClassDesc.of(PACKAGE + className);
    }

    /** {@return the name of the class' field} */
    public static String field(int field) {
        return "f" + field;
    }

    /** {@return the name of the class' field for the upper half of a v128} */
    public static String highField(int field) {
        return "h" + field;
    }

    /** {@return the Java type of a field; of each half of a v128} */
    public ClassDesc fieldType(int field) {
        return switch (kinds.charAt(field)) {
            case 'B' -> ConstantDescs.CD_byte;
            case 'H' -> ConstantDescs.CD_short;
            case 'I' -> ConstantDescs.CD_int;
            case 'J', 'V' -> ConstantDescs.CD_long;
            case 'F' -> ConstantDescs.CD_float;
            case 'D' -> ConstantDescs.CD_double;
            default -> ConstantDescs.CD_Object;
        };
    }

    /** {@return whether the field is a v128} */
    public boolean isVector(int field) {
        return kinds.charAt(field) == 'V';
    }

    /**
     * {@return the descriptor of the static method that makes a structure of its fields, in order, and its type; empty if
     * there are too many fields for that}
     */
    public Optional<MethodTypeDesc> factory() {
        List<ClassDesc> parameters = new ArrayList<>();
        int slots = 1;
        for (int field = 0; field < kinds.length(); field++) {
            TypeKind carrier = TypeKind.from(fieldType(field)).asLoadable();
            parameters.add(carrier.upperBound());
            slots += carrier.slotSize();
            if (isVector(field)) {
                parameters.add(carrier.upperBound());
                slots += carrier.slotSize();
            }
        }
        parameters.add(ClassDesc.of(RuntimeType.class.getName()));
        return slots > MAX_PARAMETER_SLOTS
                ? Optional.empty()
                : Optional.of(MethodTypeDesc.of(ConstantDescs.CD_Object, parameters));
    }

    /** {@return a new structure} */
    StructureInstance make(RuntimeType type) {
        return loader.make(type);
    }

    String className() {
        return className;
    }

    StructureLayout parent() {
        return parent;
    }

    int firstOwnField() {
        return parent == null ? 0 : parent.kinds.length();
    }

    int fieldCount() {
        return kinds.length();
    }
}
