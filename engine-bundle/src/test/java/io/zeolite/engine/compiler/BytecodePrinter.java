package io.zeolite.engine.compiler;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewPrimitiveArrayInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints the code of a method, one instruction on a line. */
final class BytecodePrinter {

    private final Map<Label, String> names = new HashMap<>();
    private final Set<Label> targets = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    private BytecodePrinter() {
    }

    static String print(MethodModel method) {
        return new BytecodePrinter().printed(method);
    }

    private String printed(MethodModel method) {
        List<CodeElement> code = method.code().orElseThrow().elementList();
        code.forEach(this::note);
        text.append(method.methodName().stringValue()).append(descriptor(method.methodTypeSymbol())).append('\n');
        for (CodeElement element : code) {
            switch (element) {
                case LabelTarget target when targets.contains(target.label()) ->
                        text.append(name(target.label())).append(":\n");
                case ExceptionCatch range -> text.append("    catch ").append(name(range.tryStart())).append("..")
                        .append(name(range.tryEnd())).append(" -> ").append(name(range.handler())).append(' ')
                        .append(range.catchType().map(type -> type.asSymbol().displayName()).orElse("any"))
                        .append('\n');
                case Instruction instruction -> text.append("    ").append(line(instruction).strip()).append('\n');
                default -> {}
            }
        }
        return text.toString();
    }

    private void note(CodeElement element) {
        switch (element) {
            case BranchInstruction branch -> targets.add(branch.target());
            case ExceptionCatch range -> targets.addAll(List.of(range.tryStart(), range.tryEnd(), range.handler()));
            case TableSwitchInstruction table -> {
                targets.add(table.defaultTarget());
                table.cases().forEach(entry -> targets.add(entry.target()));
            }
            default -> {}
        }
    }

    private String name(Label label) {
        return names.computeIfAbsent(label, _ -> "L" + names.size());
    }

    private String line(Instruction instruction) {
        String opcode = instruction.opcode().name().toLowerCase(Locale.ROOT).replaceAll("_[0-3]$|_w$", "") + " ";
        return switch (instruction) {
            case LoadInstruction load -> opcode + load.slot();
            case StoreInstruction store -> opcode + store.slot();
            case IncrementInstruction increment -> opcode + increment.slot() + " " + increment.constant();
            case BranchInstruction branch -> opcode + name(branch.target());
            case FieldInstruction field ->
                    opcode + field.owner().asSymbol().displayName() + "." + field.name() + " "
                            + field.typeSymbol().displayName();
            case InvokeInstruction call ->
                    opcode + call.owner().asSymbol().displayName() + "." + call.name() + descriptor(call.typeSymbol());
            case TypeCheckInstruction check -> opcode + check.type().asSymbol().displayName();
            case NewObjectInstruction made -> opcode + made.className().asSymbol().displayName();
            case NewPrimitiveArrayInstruction array -> opcode + array.typeKind();
            case NewReferenceArrayInstruction array -> opcode + array.componentType().asSymbol().displayName();
            case ConstantInstruction.IntrinsicConstantInstruction _ ->
                    instruction.opcode().name().toLowerCase(Locale.ROOT);
            case ConstantInstruction constant -> opcode + constant.constantValue();
            case TableSwitchInstruction table -> opcode + table.cases().stream()
                    .map(entry -> entry.caseValue() + ":" + name(entry.target()))
                    .collect(Collectors.joining(" ")) + " default:" + name(table.defaultTarget());
            case LookupSwitchInstruction _ -> throw new IllegalArgumentException("not emitted");
            default -> opcode;
        };
    }

    private static String descriptor(MethodTypeDesc type) {
        return type.parameterList().stream().map(ClassDesc::displayName).collect(Collectors.joining(", ", "(", ")"))
                + type.returnType().displayName();
    }
}
