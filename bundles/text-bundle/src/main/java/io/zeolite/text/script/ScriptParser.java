package io.zeolite.text.script;

import io.zeolite.text.parser.TokenCursor;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses scripts, except for the modules in them. */
final class ScriptParser {

    private final TokenCursor cursor;
    private final ValueParser values;

    ScriptParser(byte[] utf8) {
        this.cursor = TokenCursor.of(utf8);
        this.values = new ValueParser(cursor);
    }

    /** {@return the commands; one module if the text is nothing but fields} */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        while (!cursor.atEnd()) {
            int line = cursor.line();
            TokenCursor start = cursor.copy();
            cursor.open();
            Optional<Command> command = command(line, cursor.word(), start);
            if (command.isEmpty()) {
                return List.of(new Command.DefineAndInstantiate(line, Optional.empty(),
                        ModuleSource.text(start, Optional.empty())));
            }
            commands.add(command.get());
        }
        return commands;
    }

    private Optional<Command> command(int line, String keyword, TokenCursor start) {
        if (keyword.equals("module")) {
            Command module = module(line);
            cursor.moveTo(start);
            cursor.skipGroup();
            return Optional.of(module);
        }
        Command command = switch (keyword) {
            case "register" -> new Command.Register(line, cursor.name(), cursor.identifier());
            case "invoke", "get" -> new Command.Perform(line, action(keyword));
            case "assert_return" -> new Command.AssertReturn(line, openAction(), values.results());
            case "assert_exception" -> new Command.AssertException(line, openAction());
            case "assert_exhaustion" -> new Command.AssertExhaustion(line, openAction(), cursor.name());
            case "assert_trap" -> cursor.atOpen("module")
                    ? new Command.AssertUninstantiable(line, source(), cursor.name())
                    : new Command.AssertTrap(line, openAction(), cursor.name());
            case "assert_malformed", "assert_malformed_custom" ->
                    new Command.AssertMalformed(line, source(), cursor.name());
            case "assert_invalid", "assert_invalid_custom" -> new Command.AssertInvalid(line, source(), cursor.name());
            case "assert_unlinkable" -> new Command.AssertUnlinkable(line, source(), cursor.name());
            case "thread" -> thread(line);
            case "wait" -> new Command.Wait(line, identifier());
            default -> null;
        };
        if (command != null) {
            cursor.close();
        }
        return Optional.ofNullable(command);
    }

    /** Parses what follows the keyword {@code module}; leaves the cursor anywhere in the module. */
    private Command module(int line) {
        if (cursor.skip("instance")) {
            return new Command.Instantiate(line, cursor.identifier(), cursor.identifier());
        }
        boolean definition = cursor.skip("definition");
        Optional<String> identifier = cursor.identifier();
        ModuleSource source = source(identifier);
        return definition
                ? new Command.Define(line, identifier, source)
                : new Command.DefineAndInstantiate(line, identifier, source);
    }

    private ModuleSource source() {
        TokenCursor start = cursor.copy();
        if (!cursor.skipOpen("module")) {
            throw cursor.unexpected();
        }
        cursor.skip("definition");
        ModuleSource source = source(cursor.identifier());
        cursor.moveTo(start);
        cursor.skipGroup();
        return source;
    }

    private ModuleSource source(Optional<String> identifier) {
        if (cursor.skip("quote")) {
            return ModuleSource.quote(strings());
        }
        return cursor.skip("binary")
                ? ModuleSource.binary(strings())
                : ModuleSource.text(cursor.copy(), identifier);
    }

    private byte[] strings() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (cursor.atString()) {
            bytes.writeBytes(cursor.string());
        }
        return bytes.toByteArray();
    }

    private Action openAction() {
        cursor.open();
        Action action = action(cursor.word());
        cursor.close();
        return action;
    }

    private Action action(String keyword) {
        return switch (keyword) {
            case "invoke" -> new Action.Invoke(cursor.identifier(), cursor.name(), values.arguments());
            case "get" -> new Action.Get(cursor.identifier(), cursor.name());
            default -> throw cursor.unexpected();
        };
    }

    private String identifier() {
        return cursor.identifier().orElseThrow(cursor::unexpected);
    }

    private Command thread(int line) {
        String identifier = identifier();
        Optional<String> shared = Optional.empty();
        if (cursor.skipOpen("shared")) {
            cursor.open();
            cursor.skip("module");
            shared = cursor.identifier();
            cursor.close();
            cursor.close();
        }
        List<Command> commands = new ArrayList<>();
        while (!cursor.atClose()) {
            int start = cursor.line();
            TokenCursor place = cursor.copy();
            if (cursor.atOpen("thread")) {
                throw cursor.unexpected(); // no thread starts another
            }
            cursor.open();
            commands.add(command(start, cursor.word(), place).orElseThrow(cursor::unexpected));
        }
        return new Command.Start(line, identifier, shared, commands);
    }
}
