package io.zeolite.text.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zeolite.api.MalformedException;
import io.zeolite.format.ModuleDecoder;
import io.zeolite.format.ModuleEncoder;
import io.zeolite.text.Text;
import io.zeolite.text.script.ModuleSource.Form;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The modules of the specification's test suite, without an engine. */
class SuiteTest {

    /** Not part of what is supported. */
    private static final Set<String> OTHER = Set.of("legacy/", "custom-descriptors/");
    /** Branch hints are annotations that are skipped like unknown ones; the threads proposal is behind 3.0 in limits. */
    private static final List<String> NOT_OURS = List.of("@metadata.code.branch_hint", "i32 constant out of range");

    private record Case(String place, Command command, ModuleSource source) {
    }

    private static List<Case> cases() throws IOException {
        Path core = Suites.find("core").orElse(null);
        assumeTrue(core != null, Suites.absence());
        List<Case> cases = new ArrayList<>();
        for (Path file : Suites.scripts(core)) {
            Path relative = core.relativize(file);
            if (OTHER.stream().anyMatch(relative.toString()::contains)) {
                continue;
            }
            for (Command command : Script.parse(file).commands()) {
                source(command)
                        .ifPresent(source -> cases.add(new Case(relative + ":" + command.line(), command, source)));
            }
        }
        return cases;
    }

    static Optional<ModuleSource> source(Command command) {
        return switch (command) {
            case Command.Define define -> Optional.of(define.source());
            case Command.DefineAndInstantiate define -> Optional.of(define.source());
            case Command.AssertUninstantiable assertion -> Optional.of(assertion.source());
            case Command.AssertInvalid assertion -> Optional.of(assertion.source());
            case Command.AssertUnlinkable assertion -> Optional.of(assertion.source());
            case Command.AssertMalformed assertion -> Optional.of(assertion.source());
            default -> Optional.empty();
        };
    }

    @Test
    void everyTextIsAModuleThatTheDecoderReadsBack() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Case each : cases()) {
            if (each.source().form() == Form.BINARY || each.command() instanceof Command.AssertMalformed) {
                continue;
            }
            try {
                byte[] binary = each.source().binary();
                if (!Arrays.equals(binary, ModuleEncoder.encode(ModuleDecoder.decode(binary)))) {
                    faults.add(each.place() + " changes");
                }
            } catch (MalformedException malformed) {
                faults.add(each.place() + " " + malformed.getMessage());
            }
        }
        assertEquals(List.of(), faults);
    }

    @Test
    void whatIsPrintedIsReadBack() throws IOException {
        List<String> changed = new ArrayList<>();
        for (Case each : cases()) {
            if (each.source().form() == Form.TEXT) {
                byte[] binary = each.source().binary();
                if (!Arrays.equals(binary, Text.toBinary(Text.print(ModuleDecoder.decode(binary))))) {
                    changed.add(each.place());
                }
            }
        }
        assertEquals(List.of(), changed);
    }

    @Test
    void everyMalformedTextIsRefused() throws IOException {
        List<String> accepted = new ArrayList<>();
        for (Case each : cases()) {
            if (each.source().form() == Form.QUOTE && each.command() instanceof Command.AssertMalformed assertion
                    && NOT_OURS.stream().noneMatch(assertion.message()::startsWith)) {
                try {
                    each.source().binary();
                    accepted.add(each.place() + " " + assertion.message());
                } catch (MalformedException malformed) {
                    // As it should be.
                }
            }
        }
        assertEquals(List.of(), accepted);
    }
}
