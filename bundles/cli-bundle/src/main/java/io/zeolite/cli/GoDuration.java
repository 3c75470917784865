package io.zeolite.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations in the notation of Go: {@code 10s}, {@code 1ms}, {@code 1m30s}, {@code 1.5h}; ISO 8601 is read too.
 *
 * @see <a href="https://pkg.go.dev/time#ParseDuration">time.ParseDuration</a>
 */
final class GoDuration {

    private static final Pattern TERM = Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "μs", 1_000L,
            "ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);

    private GoDuration() {
    }

    /**
     * {@return the duration that the text means}
     *
     * @throws IllegalArgumentException if it means none, or one of more than 292 years
     */
    static Duration parse(String text) {
        try {
            String unsigned = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
            Duration duration = unsigned.startsWith("P")
                    ? Duration.parse(unsigned)
                    : Duration.ofNanos(nanos(unsigned).longValue());
            duration.toNanos(); // more than 292 years do not fit
            return text.startsWith("-") ? duration.negated() : duration;
        } catch (ArithmeticException | DateTimeParseException _) {
            throw noDuration(text);
        }
    }

    private static BigDecimal nanos(String text) {
        if (text.equals("0")) {
            return BigDecimal.ZERO;
        }
        Matcher term = TERM.matcher(text);
        BigDecimal sum = BigDecimal.ZERO;
        int end = 0;
        while (term.find() && term.start() == end) {
            sum = sum.add(new BigDecimal(term.group(1)).multiply(BigDecimal.valueOf(NANOS.get(term.group(2)))));
            end = term.end();
        }
        if (end == 0 || end != text.length() || sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw noDuration(text);
        }
        return sum;
    }

    private static IllegalArgumentException noDuration(String text) {
        return new IllegalArgumentException("not a duration such as 10s, 1m30s or PT10S: " + text);
    }

    /** {@return the duration in the notation of Go} */
    static String format(Duration duration) {
        if (duration.isNegative()) {
            return "-" + format(duration.negated());
        }
        long nanos = duration.toNanos();
        if (nanos == 0) {
            return "0s";
        }
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return decimal(nanos, 3) + "µs";
        }
        if (nanos < 1_000_000_000) {
            return decimal(nanos, 6) + "ms";
        }
        long minutes = duration.toMinutes();
        String seconds = decimal(duration.minusMinutes(minutes).toNanos(), 9) + "s";
        if (minutes == 0) {
            return seconds;
        }
        return minutes < 60 ? minutes + "m" + seconds : minutes / 60 + "h" + minutes % 60 + "m" + seconds;
    }

    private static String decimal(long nanos, int digits) {
        BigDecimal value = BigDecimal.valueOf(nanos, digits).stripTrailingZeros();
        return value.toPlainString();
    }
}
