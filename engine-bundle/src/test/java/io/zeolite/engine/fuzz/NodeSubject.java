package io.zeolite.engine.fuzz;

import io.zeolite.api.type.FunctionType;
import io.zeolite.api.type.ReferenceType;
import io.zeolite.api.type.ValueType;
import io.zeolite.format.ModuleExport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** V8, in a process of Node.js that runs one module after the other. It starts anew if it does not answer. */
final class NodeSubject implements Subject {

    private static final String SCRIPT = "subject.cjs";
    private static final int SECONDS = 30;
    private static final Collector<CharSequence, ?, String> LIST = Collectors.joining(",", "[", "]");

    private final String node;
    private final Path directory;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private Process process;
    private BufferedReader answers;
    private OutputStream questions;

    /**
     * Takes what starts Node.js.
     *
     * @param directory where the modules are put that it runs
     */
    NodeSubject(String node, Path directory) {
        this.node = node;
        this.directory = directory;
    }

    @Override
    public String name() {
        return "node";
    }

    @Override
    public Outcome run(Plan plan) throws Plan.Skipped {
        try {
            if (process == null) {
                start();
            }
            Path file = Files.write(directory.resolve("node.wasm"), plan.binary());
            questions.write((question(plan, file) + '\n').getBytes(StandardCharsets.UTF_8));
            questions.flush();
            Future<?> alarm = clock.schedule(process::destroyForcibly, SECONDS, TimeUnit.SECONDS);
            List<String> lines = new ArrayList<>();
            for (String line = answers.readLine(); !".".equals(line); line = answers.readLine()) {
                if (line == null) {
                    stop();
                    throw new Plan.Skipped("node took too long, or failed");
                }
                lines.add(line);
            }
            alarm.cancel(false);
            return new Outcome(lines, List.of());
        } catch (IOException e) {
            stop();
            throw new Plan.Skipped("node failed");
        }
    }

    private void start() throws IOException {
        Path script = directory.resolve(SCRIPT);
        try (InputStream in = NodeSubject.class.getResourceAsStream(SCRIPT)) {
            Files.write(script, in.readAllBytes());
        }
        process = new ProcessBuilder(node, script.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = process.getOutputStream();
    }

    private void stop() {
        if (process != null) {
            process.destroyForcibly();
            process = null;
        }
    }

    private static String question(Plan plan, Path file) {
        return "{\"file\":" + text(file.toString())
                + ",\"imports\":" + plan.imports().functions().stream().map(NodeSubject::question).collect(LIST)
                + ",\"supports\":"
                + plan.imports().supports().entrySet().stream().map(NodeSubject::question).collect(LIST)
                + ",\"calls\":" + plan.calls().stream().map(NodeSubject::question).collect(LIST)
                + ",\"states\":" + plan.states().stream().map(state -> question(plan, state)).collect(LIST) + '}';
    }

    private static String question(Imports.Function imported) {
        FunctionType type = imported.type();
        return '[' + text(imported.module()) + ',' + text(imported.name()) + ',' + types(type.parameters()) + ','
                + types(type.results()) + ']';
    }

    private static String question(Map.Entry<String, byte[]> support) {
        return '[' + text(support.getKey()) + ",\"" + Base64.getEncoder().encodeToString(support.getValue()) + "\"]";
    }

    private static String question(Plan.Call call) {
        List<String> bits = new ArrayList<>();
        int slot = 0;
        for (ValueType parameter : call.type().parameters()) {
            bits.add("\"" + call.arguments()[slot] + '"');
            slot += parameter.slots();
        }
        return '[' + text(call.function()) + ',' + types(call.type().parameters()) + ','
                + types(call.type().results()) + ",[" + String.join(",", bits) + "]]";
    }

    private static String question(Plan plan, ModuleExport state) {
        return "[\"" + state.kind() + "\"," + text(state.name()) + ",\"" + plan.globalTypes().get(state.name()) + "\"]";
    }

    private static String types(List<ValueType> types) {
        return types.stream().map(type -> type instanceof ReferenceType ? "\"ref\"" : "\"" + type + '"').collect(LIST);
    }

    private static String text(String string) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : string.toCharArray()) {
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                text.append("\\u%04x".formatted((int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }

    @Override
    public void close() {
        stop();
        clock.shutdownNow();
    }
}
