package io.zeolite.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the modules that a script of the specification's tests writes in the binary format. */
final class Script {

    /** A parenthesised list, a string or any other word. */
    private sealed interface Node {
        record Group(List<Node> members, int line) implements Node {
            boolean starts(String keyword) {
                return !members.isEmpty() && members.getFirst() instanceof Word(String word) && word.equals(keyword);
            }
        }

        record Text(byte[] bytes) implements Node {
        }

        record Word(String word) implements Node {
        }
    }

    /**
     * A module in the binary format.
     *
     * @param file      the script
     * @param line      where it stands
     * @param bytes     the module
     * @param malformed the message expected, if it is malformed
     */
    record Binary(String file, int line, byte[] bytes, Optional<String> malformed) {
        String place() {
            return file + ":" + line;
        }

        @Override
        public String toString() {
            return place() + malformed.map(" "::concat).orElse("");
        }
    }

    private final byte[] text;
    private int at;
    private int line = 1;

    private Script(byte[] text) {
        this.text = text;
    }

    /**
     * {@return the modules in the binary format that a script writes}
     *
     * @param folder the suite, to which the names of files are relative
     */
    static List<Binary> binaries(Path folder, Path file) throws IOException {
        List<Binary> found = new ArrayList<>();
        Node.Group all = new Script(Files.readAllBytes(file)).group(0);
        all.members().forEach(node -> collect(folder.relativize(file).toString(), node, Optional.empty(), found));
        return found;
    }

    private static void collect(String file, Node node, Optional<String> malformed, List<Binary> found) {
        if (!(node instanceof Node.Group group)) {
            return;
        }
        if (group.starts("module")) {
            boolean binary = group.members().stream()
                    .anyMatch(member -> member instanceof Node.Word(String word) && word.equals("binary"));
            if (binary) {
                found.add(new Binary(file, group.line(), strings(group), malformed));
            }
            return;
        }
        Optional<String> expected = group.starts("assert_malformed")
                ? Optional.of(new String(strings(group), StandardCharsets.UTF_8))
                : Optional.empty();
        group.members().forEach(member -> collect(file, member, expected, found));
    }

    private static byte[] strings(Node.Group group) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Node member : group.members()) {
            if (member instanceof Node.Text(byte[] bytes)) {
                all.writeBytes(bytes);
            }
        }
        return all.toByteArray();
    }

    private Node.Group group(int startLine) {
        List<Node> members = new ArrayList<>();
        while (true) {
            skipSpace();
            if (at == text.length) {
                return new Node.Group(members, startLine);
            }
            switch (text[at]) {
                case ')' -> {
                    at++;
                    return new Node.Group(members, startLine);
                }
                case '(' -> {
                    at++;
                    members.add(group(line));
                }
                case '"' -> members.add(string());
                default -> members.add(word());
            }
        }
    }

    private void skipSpace() {
        while (at < text.length) {
            if (startsWith(";;")) {
                while (at < text.length && text[at] != '\n') {
                    at++;
                }
            } else if (startsWith("(;")) {
                skipBlockComment();
            } else if (text[at] <= ' ' && text[at] >= 0) {
                line += text[at] == '\n' ? 1 : 0;
                at++;
            } else {
                return;
            }
        }
    }

    private void skipBlockComment() {
        int depth = 0;
        do {
            if (startsWith("(;")) {
                depth++;
                at += 2;
            } else if (startsWith(";)")) {
                depth--;
                at += 2;
            } else {
                line += text[at] == '\n' ? 1 : 0;
                at++;
            }
        } while (depth > 0);
    }

    private boolean startsWith(String prefix) {
        return at + 1 < text.length && text[at] == prefix.charAt(0) && text[at + 1] == prefix.charAt(1);
    }

    private Node.Word word() {
        int start = at;
        while (at < text.length && text[at] != '(' && text[at] != ')' && text[at] != '"'
                && (text[at] > ' ' || text[at] < 0)) {
            at++;
        }
        return new Node.Word(new String(text, start, at - start, StandardCharsets.UTF_8));
    }

    private Node.Text string() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        at++;
        while (text[at] != '"') {
            if (text[at] != '\\') {
                bytes.write(text[at++]);
            } else {
                escape(bytes);
            }
        }
        at++;
        return new Node.Text(bytes.toByteArray());
    }

    private void escape(ByteArrayOutputStream bytes) {
        char kind = (char) text[at + 1];
        switch (kind) {
            case 'n' -> bytes.write('\n');
            case 't' -> bytes.write('\t');
            case 'r' -> bytes.write('\r');
            case '"', '\'', '\\' -> bytes.write(kind);
            case 'u' -> {
                int close = at;
                while (text[close] != '}') {
                    close++;
                }
                int point = Integer.parseInt(new String(text, at + 3, close - at - 3, StandardCharsets.US_ASCII), 16);
                bytes.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
                at = close - 1;
            }
            default -> {
                bytes.write(Integer.parseInt(new String(text, at + 1, 2, StandardCharsets.US_ASCII), 16));
                at++;
            }
        }
        at += 2;
    }
}
