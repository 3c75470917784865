package io.zeolite.text.script;

import io.zeolite.api.CompiledModule;
import io.zeolite.api.Context;
import io.zeolite.api.ExhaustionException;
import io.zeolite.api.Global;
import io.zeolite.api.InvalidException;
import io.zeolite.api.MalformedException;
import io.zeolite.api.Slots;
import io.zeolite.api.TrapException;
import io.zeolite.api.TrapKind;
import io.zeolite.api.UncaughtException;
import io.zeolite.api.UnlinkableException;
import io.zeolite.api.UnsupportedException;
import io.zeolite.api.WasmException;
import io.zeolite.api.WasmFunction;
import io.zeolite.api.WasmRuntime;
import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs scripts on a runtime. Errors are told apart by their class and traps by their kind; where the words of an error are
 * not those of the script, that is noted only.
 * <p>
 * Threads: confined. The commands of a thread that a script starts run at once, in the same thread.
 */
public final class ScriptRunner {

    private final Instances instances;
    private final Map<String, Judgement> overruled;
    private final List<Outcome> outcomes = new ArrayList<>();

    private ScriptRunner(Instances instances, Map<String, Judgement> overruled) {
        this.instances = instances;
        this.overruled = Map.copyOf(overruled);
    }

    /**
     * {@return what became of the script's commands}
     *
     * @param runtime a runtime without instances, in which those of the script are left
     */
    public static ScriptReport run(Script script, WasmRuntime runtime) {
        return run(script, runtime, Map.of());
    }

    /**
     * {@return what became of the commands of a script that may be older than the standard}
     *
     * @param overruled what is to be said of modules that are malformed or invalid by the script, with this message
     */
    static ScriptReport run(Script script, WasmRuntime runtime, Map<String, Judgement> overruled) {
        try {
            Spectest.instantiate(runtime);
        } catch (UnsupportedException unsupported) {
            return new ScriptReport(script.name(), script.commands().stream()
                    .map(command -> Outcome.skipped(command, unsupported.getMessage())).toList());
        }
        ScriptRunner runner = new ScriptRunner(new Instances(runtime, script.commands()), overruled);
        runner.run(script.commands());
        return new ScriptReport(script.name(), runner.outcomes);
    }

    private void run(List<Command> commands) {
        for (Command command : commands) {
            outcomes.add(outcome(command));
            if (command instanceof Command.Start thread) {
                run(thread.commands());
            }
        }
    }

    private Outcome outcome(Command command) {
        try {
            return execute(command);
        } catch (UnsupportedException unsupported) {
            return Outcome.skipped(command, unsupported.getMessage());
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError unexpected) {
            // Whatever an engine that is being developed throws is a result, and the other commands have theirs to give.
            return Outcome.failed(command, unexpected.toString().lines().findFirst().orElseThrow());
        }
    }

    private Outcome execute(Command command) {
        switch (command) {
            case Command.Define define -> instances.define(define.identifier(), define.source());
            case Command.Instantiate instantiate -> instances.instantiate(instantiate);
            case Command.DefineAndInstantiate instantiate -> instances.instantiate(instantiate);
            case Command.Register register -> instances.register(register);
            case Command.Perform perform -> perform(perform.action());
            case Command.AssertReturn assertion -> {
                return assertReturn(assertion);
            }
            case Command.AssertTrap(_, Action action, String message) -> {
                return assertTrap(command, message, () -> perform(action));
            }
            case Command.AssertUninstantiable(_, ModuleSource source, String message) -> {
                return assertTrap(command, message, () -> instances.instantiate(instances.compile(source)));
            }
            case Command.AssertExhaustion(_, Action action, String _) -> {
                return assertThrows(command, ExhaustionException.class, "", () -> perform(action));
            }
            case Command.AssertException(_, Action action) -> {
                return assertThrows(command, UncaughtException.class, "", () -> perform(action));
            }
            case Command.AssertMalformed(_, ModuleSource source, String message) -> {
                return judge(command, source, message, Judgement.MALFORMED);
            }
            case Command.AssertInvalid(_, ModuleSource source, String message) -> {
                return judge(command, source, message, Judgement.INVALID);
            }
            case Command.AssertUnlinkable(_, ModuleSource source, String message) -> {
                CompiledModule module = instances.compile(source);
                return assertThrows(command, UnlinkableException.class, message, () -> instances.instantiate(module));
            }
            case Command.Start _, Command.Wait _ -> {
            }
        }
        return Outcome.passed(command);
    }

    /** The results of an action and their types. */
    private record Results(Slots slots, List<ValueType> types) {
    }

    private Results perform(Action action) {
        return switch (action) {
            case Action.Invoke invoke -> {
                WasmFunction function = instances.find(invoke.instance()).function(invoke.export());
                FunctionType type = function.type();
                Slots slots = Slots.forType(type);
                if (invoke.arguments().size() != type.parameters().size()) {
                    throw new IllegalArgumentException(invoke.arguments().size() + " arguments for " + type);
                }
                int slot = 0;
                for (int i = 0; i < invoke.arguments().size(); i++) {
                    invoke.arguments().get(i).store(slots, slot);
                    slot += type.parameters().get(i).slots();
                }
                function.call(Context.root(), slots);
                yield new Results(slots, type.results());
            }
            case Action.Get get -> {
                Global global = instances.find(get.instance()).global(get.export());
                ValueType type = global.type().value();
                Slots slots = Slots.forType(FunctionType.of(type));
                slots.set(0, type, global.get());
                yield new Results(slots, List.of(type));
            }
        };
    }

    private Outcome assertReturn(Command.AssertReturn command) {
        Results results = perform(command.action());
        if (results.types().size() != command.results().size()) {
            return Outcome.failed(command, "expected " + command.results().size() + " results, was " + results.types());
        }
        int slot = 0;
        for (int i = 0; i < results.types().size(); i++) {
            ValueType type = results.types().get(i);
            if (!command.results().get(i).matches(results.slots(), slot, type)) {
                return Outcome.failed(command, "%s: result %d: expected %s, was %s %s".formatted(
                        command.action().export(), i, command.results().get(i), type,
                        shown(results.slots(), slot, type)));
            }
            slot += type.slots();
        }
        return Outcome.passed(command);
    }

    private static String shown(Slots slots, int slot, ValueType type) {
        Object value = slots.get(slot, type);
        return value + (value instanceof Float || value instanceof Double
                ? " 0x" + Long.toHexString(slots.getLong(slot)) : "");
    }

    private static Outcome assertTrap(Command command, String expected, Runnable action) {
        try {
            action.run();
        } catch (TrapException trap) {
            return isMeant(trap.kind(), expected)
                    ? Outcome.passed(command)
                    : Outcome.failed(command, "expected trap \"" + expected + "\", was \"" + trap.kind() + '"');
        }
        return Outcome.failed(command, "expected trap \"" + expected + "\", was none");
    }

    private static boolean isMeant(TrapKind kind, String expected) {
        boolean typedNull =
                kind == TrapKind.NULL_REFERENCE && expected.startsWith("null ") && expected.endsWith("reference");
        return typedNull || expected.startsWith(kind.toString()) || kind.toString().startsWith(expected);
    }

    private Outcome judge(Command command, ModuleSource source, String message, Judgement asserted) {
        return switch (overruled.getOrDefault(message, asserted)) {
            case MALFORMED ->
                    assertThrows(command, MalformedException.class, message, () -> instances.compile(source));
            case INVALID -> assertThrows(command, InvalidException.class, message, () -> instances.compile(source));
            case VALID -> {
                instances.compile(source);
                yield Outcome.passed(command);
            }
        };
    }

    private static Outcome assertThrows(Command command, Class<? extends WasmException> type, String expected,
            Runnable action) {
        try {
            action.run();
        } catch (WasmException error) {
            if (!type.isInstance(error)) {
                throw error;
            }
            return Outcome.noted(command, expected, error.getMessage());
        }
        return Outcome.failed(command, "expected " + type.getSimpleName() + " \"" + expected + "\", was none");
    }
}
