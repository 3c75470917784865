package io.zeolite.text.printer;

import io.zeolite.api.MalformedException;
import io.zeolite.api.type.ExternKind;
import io.zeolite.format.BranchHints;
import io.zeolite.format.CustomEntry;
import io.zeolite.format.FunctionBody;
import io.zeolite.format.InstructionReader;
import io.zeolite.format.Opcode;
import io.zeolite.format.SectionKind;
import io.zeolite.format.WasmModule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The branch hints that are printed before their instructions, in place of their section: if they make sense, and if the
 * section is where the parser puts it. Otherwise the section is printed as any other custom section.
 *
 * @param section  the section, if there is one to replace
 * @param branches whether the branch is likely, by function and offset of the instruction in the source of the body
 */
record PrintedHints(Optional<CustomEntry> section, Map<Integer, SortedMap<Integer, Boolean>> branches) {

    private static final PrintedHints NONE = new PrintedHints(Optional.empty(), Map.of());

    static PrintedHints of(WasmModule module) {
        List<CustomEntry> beforeCode = module.customs().stream()
                .filter(entry -> SectionKind.of(entry.afterSection()).orElseThrow().compareTo(SectionKind.CODE) < 0)
                .toList();
        if (beforeCode.isEmpty() || !beforeCode.getLast().section().name().equals(BranchHints.SECTION_NAME)) {
            return NONE;
        }
        try {
            BranchHints hints = BranchHints.decode(beforeCode.getLast().section());
            int imported = module.importedCount(ExternKind.FUNCTION);
            Map<Integer, SortedMap<Integer, Boolean>> branches = new TreeMap<>();
            for (Map.Entry<Integer, SortedMap<Integer, Boolean>> function : hints.functions().entrySet()) {
                int place = function.getKey() - imported;
                if (place < 0 || place >= module.code().size()) {
                    return NONE;
                }
                SortedMap<Integer, Boolean> found = branches(module.code().get(place), function.getValue());
                if (found.isEmpty() || found.size() < function.getValue().size()) {
                    return NONE;
                }
                branches.put(function.getKey(), found);
            }
            return branches.isEmpty() ? NONE : new PrintedHints(Optional.of(beforeCode.getLast()), branches);
        } catch (MalformedException noHints) {
            return NONE;
        }
    }

    /** {@return the hints that are about a conditional branch, by its offset in the source of the body} */
    private static SortedMap<Integer, Boolean> branches(FunctionBody function, SortedMap<Integer, Boolean> hints) {
        SortedMap<Integer, Boolean> found = new TreeMap<>();
        int start = function.body().start() - function.localsLength();
        InstructionReader reader = new InstructionReader(function.body());
        while (reader.hasNext()) {
            Opcode opcode = reader.next();
            Boolean likely = hints.get(reader.position() - start);
            if (likely != null && (opcode == Opcode.IF || opcode == Opcode.BR_IF)) {
                found.put(reader.position(), likely);
            }
        }
        return found;
    }

    /** {@return the hints of a function} */
    Map<Integer, Boolean> in(int function) {
        return branches.getOrDefault(function, Collections.emptySortedMap());
    }
}
