package io.zeolite.text.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zeolite.api.InvalidException;
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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The modules of the specification's test suite, without an engine. */
class SuiteTest {

    /** The custom section of one module says what cannot be: that is invalid without validation. */
    private static final String INVALID_TEXT = "custom/branch_hint.wast:85";

    private record Case(String place, Optional<Proposal> proposal, Command command, ModuleSource source) {
    }

    private static List<Case> cases() throws IOException {
        Path core = Suites.find("core").orElse(null);
        assumeTrue(core != null, Suites.absence());
        List<Case> cases = new ArrayList<>();
        for (Path file : Suites.scripts(core)) {
            Path relative = core.relativize(file);
            Optional<Proposal> proposal = Proposal.of(relative);
            if (proposal.filter(other -> !other.isSupported()).isPresent()) {
                continue;
            }
            for (Command command : Script.parse(file).commands()) {
                source(command)
                        .ifPresent(source -> cases
                                .add(new Case(relative + ":" + command.line(), proposal, command, source)));
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
            } catch (InvalidException invalid) {
                faults.add(each.place());
            }
        }
        assertEquals(List.of(INVALID_TEXT), faults);
    }

    /** What is written in the binary format may take other ways to say the same, so its text comes first. */
    @Test
    void whatIsPrintedIsReadBack() throws IOException {
        List<String> changed = new ArrayList<>();
        int same = 0;
        for (Case each : cases()) {
            if (each.command() instanceof Command.AssertMalformed || each.place().equals(INVALID_TEXT)) {
                continue;
            }
            byte[] source = each.source().binary();
            byte[] binary = each.source().form() == Form.BINARY ? readBack(source) : source;
            if (Arrays.equals(binary, readBack(binary))) {
                same++;
            } else {
                changed.add(each.place());
            }
        }
        assertEquals(List.of(), changed);
        System.out.println("read back: " + same + " modules");
    }

    private static byte[] readBack(byte[] binary) {
        return Text.toBinary(Text.print(ModuleDecoder.decode(binary)));
    }

    @Test
    void everyMalformedTextIsRefused() throws IOException {
        List<String> accepted = new ArrayList<>();
        for (Case each : cases()) {
            if (each.source().form() == Form.QUOTE && each.command() instanceof Command.AssertMalformed assertion
                    && !each.proposal().map(Proposal::overruled).orElse(Map.of()).containsKey(assertion.message())) {
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
