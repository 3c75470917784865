package io.zeolite.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares engines, in one table: the time of Zeolite's compiler, and how many times as long the other ones take. */
final class Comparison {

    private static final double NANOS_PER_MILLI = 1e6;

    private final PrintStream out;
    private final List<Column> columns;
    private final Fork fork;
    private final Map<Column, Mean> means = new EnumMap<>(Column.class);
    private final Mean interpreters = new Mean();
    private boolean wrong;

    private Comparison(PrintStream out, List<Column> columns, Fork fork) {
        this.out = out;
        this.columns = columns;
        this.fork = fork;
    }

    /**
     * Prints the table, and exits with 1 if engines disagree about a result, or Zeolite fails.
     *
     * @param arguments work directory, milliseconds to warm up and to measure, names of columns separated by
     *                  commas or {@code all}, names of guests, which may be patterns, or none for all
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Fork fork = new Fork(Path.of(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        List<Column> columns = arguments[3].equals("all")
                ? List.of(Column.values())
                : Arrays.stream(arguments[3].split(",")).map(Column::of).toList();
        List<Guest> guests = arguments.length == 4
                ? Guest.all()
                : Arrays.stream(arguments).skip(4).flatMap(pattern -> Guest.matching(pattern).stream()).toList();
        Comparison comparison = new Comparison(System.out, columns, fork);
        comparison.print(guests);
        System.exit(comparison.wrong ? 1 : 0);
    }

    private void print(List<Guest> guests) throws IOException, InterruptedException {
        StringBuilder header = new StringBuilder("%-12s %9s".formatted("", "Zeolite ms"));
        columns.stream().filter(column -> column != Column.ZEOLITE)
                .forEach(column -> header.append(" %14s".formatted(column.title)));
        out.println(header.append(" %14s".formatted("Endive/Z. int.")));
        for (Guest guest : guests) {
            print(guest);
        }
        StringBuilder last = new StringBuilder("%-12s %10s".formatted("geom. mean", ""));
        columns.stream().filter(column -> column != Column.ZEOLITE)
                .forEach(column -> last.append(means.getOrDefault(column, new Mean())));
        out.println(last.append(interpreters));
    }

    private void print(Guest guest) throws IOException, InterruptedException {
        Map<Column, Fork.Measured> row = new EnumMap<>(Column.class);
        for (Column column : columns) {
            Optional<Fork.Measured> measured = fork.measure(column, guest);
            measured.ifPresent(value -> row.put(column, value));
        }
        Fork.Measured base = row.get(Column.ZEOLITE);
        out.print("%-12s %10s".formatted(guest.name(),
                base == null ? "-" : "%.2f".formatted(base.nanos() / NANOS_PER_MILLI)));
        for (Column column : columns) {
            if (column != Column.ZEOLITE) {
                out.print(ratio(row.get(column), base, means.computeIfAbsent(column, any -> new Mean())));
            }
        }
        out.print(ratio(row.get(Column.ENDIVE_INTERPRETER), row.get(Column.INTERPRETER), interpreters));
        out.println(check(row));
    }

    private static String ratio(Fork.Measured measured, Fork.Measured base, Mean mean) {
        if (measured == null || base == null) {
            return " %14s".formatted("-");
        }
        double ratio = (double) measured.nanos() / base.nanos();
        mean.add(ratio);
        return " %14.2f".formatted(ratio);
    }

    /** {@return what is wrong with a row} Peers may not be able to run a guest; Zeolite may not fail. */
    private String check(Map<Column, Fork.Measured> row) {
        for (Column column : List.of(Column.ZEOLITE, Column.INTERPRETER)) {
            if (columns.contains(column) && !row.containsKey(column)) {
                wrong = true;
                return "  FAILED, see the logs in " + fork.work();
            }
        }
        if (row.values().stream().mapToLong(Fork.Measured::result).distinct().count() <= 1) {
            return "";
        }
        wrong = true;
        return "  DIFFERENT: " + row;
    }

    /** A geometric mean. */
    private static final class Mean {

        private double logarithms;
        private int count;

        void add(double ratio) {
            logarithms += Math.log(ratio);
            count++;
        }

        @Override
        public String toString() {
            return count == 0 ? " %14s".formatted("-") : " %14.2f".formatted(Math.exp(logarithms / count));
        }
    }
}
