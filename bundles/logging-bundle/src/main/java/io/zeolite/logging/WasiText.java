package io.zeolite.logging;

import io.zeolite.api.FunctionDefinition;
import io.zeolite.api.ModuleInstance;
import io.zeolite.api.Slots;
import io.zeolite.api.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How WASI's functions are written. Their parameters tell what they are by their names: {@code result.x} is the address
 * at which the function leaves x, {@code path} an address of text whose length is the next parameter.
 */
final class WasiText {

    private static final String UNSTABLE = "wasi_unstable";
    private static final Set<String> MODULES = Set.of("wasi_snapshot_preview1", UNSTABLE);
    private static final String LEFT_PREFIX = "result.";
    /** Standard input, output and error, whose traffic would drown the log. */
    private static final int LAST_STREAM = 2;

    private final FunctionDefinition function;
    private final List<Item> parameters = new ArrayList<>();
    private final List<FunctionText.Left> left = new ArrayList<>();

    private WasiText(FunctionDefinition function) {
        this.function = function;
    }

    /** {@return whether it is one of WASI's functions, with the names of its parameters} */
    static boolean isWasi(FunctionDefinition function) {
        return function.host() && MODULES.contains(function.moduleName())
                && function.parameterNames().size() == function.type().parameters().size();
    }

    static FunctionText of(FunctionDefinition function) {
        WasiText text = new WasiText(function);
        List<String> names = function.parameterNames();
        for (int slot = 0; slot < names.size(); slot++) {
            String name = names.get(slot);
            boolean path = name.endsWith("path");
            if (name.startsWith(LEFT_PREFIX)) {
                text.addLeft(name.substring(LEFT_PREFIX.length()), slot);
            } else {
                text.parameters.add(text.parameter(name, slot).named(name));
            }
            slot += path ? 1 : 0; // its length
        }
        List<Item> results = function.type().results().isEmpty() ? List.of()
                : List.of(named(WasiNames.ERRNO, 0).named("errno"));
        return new FunctionText(function.debugName(), true, text.parameters, text.left, results,
                logged(function.name()), function.type().parameterSlots());
    }

    private static Predicate<Slots> logged(String name) {
        return switch (name) {
            case "fd_read", "fd_write" -> slots -> Integer.compareUnsigned(slots.getInt(0), LAST_STREAM) > 0;
            default -> _ -> true;
        };
    }

    private Item parameter(String name, int slot) {
        if (name.endsWith("path")) {
            return text(slot);
        }
        Optional<WasiNames> names = switch (name) {
            case "id" -> Optional.of(WasiNames.CLOCK_ID);
            case "flags" -> Optional
                    .of(function.name().startsWith("path_") ? WasiNames.LOOKUPFLAGS : WasiNames.FDFLAGS);
            case "dirflags", "old_flags" -> Optional.of(WasiNames.LOOKUPFLAGS);
            case "oflags" -> Optional.of(WasiNames.OFLAGS);
            case "fdflags" -> Optional.of(WasiNames.FDFLAGS);
            case "fst_flags" -> Optional.of(WasiNames.FSTFLAGS);
            case "fs_rights_base", "fs_rights_inheriting" -> Optional.of(WasiNames.RIGHTS);
            case "ri_flags" -> Optional.of(WasiNames.RIFLAGS);
            case "how" -> Optional.of(WasiNames.SDFLAGS);
            default -> Optional.empty();
        };
        ValueType type = function.type().parameters().get(slot);
        return names.map(known -> named(known, slot)).orElseGet(() -> ValueText.item(slot, type));
    }

    private static Item named(WasiNames names, int slot) {
        return (line, _, slots) -> line.append(names.of(slots.getLong(slot)));
    }

    /** The text whose address is in the slot, and whose length in the next. */
    private static Item text(int slot) {
        return (line, instance, slots) -> GuestBytes.appendText(line, instance, unsigned(slots, slot),
                unsigned(slots, slot + 1));
    }

    private static long unsigned(Slots slots, int slot) {
        return Integer.toUnsignedLong(slots.getInt(slot));
    }

    private void addLeft(String name, int slot) {
        boolean older = function.moduleName().equals(UNSTABLE);
        left.add(new FunctionText.Left(name, switch (name) {
            case "path" -> text(slot);
            case "stat" -> (line, instance, slots) -> appendFdstat(line, instance, unsigned(slots, slot));
            case "filestat" -> (line, instance, slots) -> appendFilestat(line, instance, unsigned(slots, slot), older);
            case "prestat" -> (line, instance, slots) -> appendPrestat(line, instance, unsigned(slots, slot));
            case "resolution", "timestamp", "newoffset", "offset" -> (line, instance, slots) -> {
                long address = unsigned(slots, slot);
                GuestBytes.append(line, instance, address, Long.BYTES,
                        memory -> line.append(Long.toUnsignedString(memory.getLong(address))));
            };
            case "ro_flags" -> (line, instance, slots) -> {
                long address = unsigned(slots, slot);
                GuestBytes.append(line, instance, address, Short.BYTES, memory -> line
                        .append(WasiNames.ROFLAGS.of(Short.toUnsignedInt(memory.getShort(address)))));
            };
            default -> (line, instance, slots) -> {
                long address = unsigned(slots, slot);
                GuestBytes.append(line, instance, address, Integer.BYTES,
                        memory -> line.append(Integer.toUnsignedString(memory.getInt(address))));
            };
        }));
    }

    private static void appendFdstat(StringBuilder line, ModuleInstance instance, long address) {
        GuestBytes.append(line, instance, address, 24, memory -> line
                .append("{filetype=").append(WasiNames.FILETYPE.of(memory.getByte(address)))
                .append(",fdflags=").append(WasiNames.FDFLAGS.of(Short.toUnsignedInt(memory.getShort(address + 2))))
                .append(",fs_rights_base=").append(WasiNames.RIGHTS.of(memory.getLong(address + 8)))
                .append(",fs_rights_inheriting=").append(WasiNames.RIGHTS.of(memory.getLong(address + 16)))
                .append('}'));
    }

    private static void appendFilestat(StringBuilder line, ModuleInstance instance, long address, boolean older) {
        long size = address + (older ? 24 : 32);
        GuestBytes.append(line, instance, address, older ? 56 : 64, memory -> line
                .append("{filetype=").append(WasiNames.FILETYPE.of(memory.getByte(address + 16)))
                .append(",size=").append(Long.toUnsignedString(memory.getLong(size)))
                .append(",mtim=").append(memory.getLong(size + 16)).append('}'));
    }

    private static void appendPrestat(StringBuilder line, ModuleInstance instance, long address) {
        GuestBytes.append(line, instance, address, 8, memory -> line.append("{pr_name_len=")
                .append(Integer.toUnsignedString(memory.getInt(address + 4))).append('}'));
    }
}
