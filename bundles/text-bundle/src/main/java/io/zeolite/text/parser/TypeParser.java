package io.zeolite.text.parser;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.zeolite.api.type.AbstractHeapType;
import io.zeolite.api.type.AddressType;
import io.zeolite.api.type.FieldType;
import io.zeolite.api.type.GlobalType;
import io.zeolite.api.type.HeapType;
import io.zeolite.api.type.Limits;
import io.zeolite.api.type.MemoryType;
import io.zeolite.api.type.NumberType;
import io.zeolite.api.type.PackedType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.StorageType;
import io.zeolite.api.type.TableType;
import io.zeolite.api.type.TypeIndex;
import io.zeolite.api.type.ValueType;
import io.zeolite.api.type.VectorType;
import io.zeolite.format.IndexSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Parses types other than definitions.
 *
 * @see <a href="https://webassembly.github.io/spec/core/text/types.html">Specification: types</a>
 */
final class TypeParser {

    private static final Map<String, AbstractHeapType> HEAP_TYPES =
            Arrays.stream(AbstractHeapType.values())
                    .collect(toUnmodifiableMap(AbstractHeapType::toString, Function.identity()));
    private static final Map<String, StorageType> STORAGE_TYPES = Stream.of(Arrays.stream(NumberType.values()),
            Stream.of(VectorType.V128), Arrays.stream(PackedType.values()),
            Arrays.stream(AbstractHeapType.values()).map(ReferenceType::nullable))
            .flatMap(Function.<Stream<? extends StorageType>>identity())
            .collect(toUnmodifiableMap(StorageType::toString, Function.identity()));

    private final TokenCursor cursor;
    private final ModuleScope scope;

    TypeParser(TokenCursor cursor, ModuleScope scope) {
        this.cursor = cursor;
        this.scope = scope;
    }

    TypeIndex typeIndex() {
        return new TypeIndex(scope.of(IndexSpace.TYPE).resolve(cursor));
    }

    HeapType heapType() {
        if (cursor.atIndex()) {
            return typeIndex();
        }
        AbstractHeapType type = cursor.atWord() ? HEAP_TYPES.get(cursor.tokens().text(cursor.at())) : null;
        if (type == null) {
            throw cursor.unexpected();
        }
        cursor.word();
        return type;
    }

    boolean atReferenceType() {
        return cursor.atOpen("ref") || abbreviation() instanceof ReferenceType;
    }

    ReferenceType referenceType() {
        if (!(storageType() instanceof ReferenceType type)) {
            cursor.moveTo(cursor.at() - 1);
            throw cursor.unexpected();
        }
        return type;
    }

    ValueType valueType() {
        if (!(storageType() instanceof ValueType type)) {
            cursor.moveTo(cursor.at() - 1);
            throw cursor.unexpected();
        }
        return type;
    }

    List<ValueType> valueTypes() {
        List<ValueType> types = new ArrayList<>();
        while (!cursor.atClose()) {
            types.add(valueType());
        }
        return types;
    }

    StorageType storageType() {
        StorageType abbreviation = abbreviation();
        if (abbreviation != null) {
            cursor.word();
            return abbreviation;
        }
        if (!cursor.skipOpen("ref")) {
            throw cursor.unexpected();
        }
        boolean nullable = cursor.skip("null");
        ReferenceType type = new ReferenceType(nullable, heapType());
        cursor.close();
        return type;
    }

    /** {@return the type that a single word stands for here, or null} */
    private StorageType abbreviation() {
        return cursor.atWord() ? STORAGE_TYPES.get(cursor.tokens().text(cursor.at())) : null;
    }

    FieldType fieldType() {
        if (!cursor.skipOpen("mut")) {
            return new FieldType(storageType(), false);
        }
        FieldType type = new FieldType(storageType(), true);
        cursor.close();
        return type;
    }

    GlobalType globalType() {
        if (!cursor.skipOpen("mut")) {
            return new GlobalType(valueType(), false);
        }
        GlobalType type = new GlobalType(valueType(), true);
        cursor.close();
        return type;
    }

    AddressType addressType() {
        if (cursor.skip("i64")) {
            return AddressType.I64;
        }
        cursor.skip("i32");
        return AddressType.I32;
    }

    Limits limits() {
        long minimum = cursor.unsigned(Long.SIZE);
        return new Limits(minimum,
                cursor.atUnsigned() ? OptionalLong.of(cursor.unsigned(Long.SIZE)) : OptionalLong.empty());
    }

    TableType tableType() {
        AddressType address = addressType();
        Limits limits = limits();
        return new TableType(address, limits, referenceType());
    }

    MemoryType memoryType() {
        AddressType address = addressType();
        Limits limits = limits();
        boolean shared = cursor.skip("shared");
        return new MemoryType(address, limits, shared, pageSizeLog2());
    }

    /** {@return the binary logarithm of the page size, which is written only if it is not the standard one} */
    int pageSizeLog2() {
        if (!cursor.skipOpen("pagesize")) {
            return MemoryType.STANDARD_PAGE_SIZE_LOG2;
        }
        int place = cursor.at();
        long bytes = cursor.unsigned(Long.SIZE);
        if (Long.bitCount(bytes) != 1) {
            cursor.moveTo(place);
            throw cursor.error("invalid custom page size");
        }
        cursor.close();
        return Long.numberOfTrailingZeros(bytes);
    }
}
