// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Adds up evaluations again, with nothing of the engine: reads what {@code shifan:explain --json} prints, computes
 * parts, totals and the verdict, and compares. Usage: {@code java RecomputeTotals.java [--mode
 * HALF_UP|HALF_EVEN|DOWN] FILE...}; the mode is for results whose receipt does not tell the rounding yet. Ends with 1
 * when a file does not add up.
 */
public final class RecomputeTotals {
    private RecomputeTotals() {}

    public static void main(String[] args) throws IOException {
        RoundingMode mode = RoundingMode.HALF_UP;
        boolean right = true;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--mode")) {
                mode = RoundingMode.valueOf(args[++i]);
            } else {
                List<String> wrong = check((Map<?, ?>) new Json(Files.readString(Path.of(args[i]))).value(), mode);
                wrong.forEach(System.out::println);
                System.out.println(args[i] + (wrong.isEmpty() ? ": adds up" : ": DOES NOT ADD UP"));
                right &= wrong.isEmpty();
            }
        }
        System.exit(right ? 0 : 1);
    }

    /** What is wrong; nothing when it adds up. */
    static List<String> check(Map<?, ?> evaluation, RoundingMode otherwise) {
        List<String> wrong = new ArrayList<>();
        Map<?, ?> rounding = (Map<?, ?>) ((Map<?, ?>) evaluation.get("receipt")).get("rounding");
        RoundingMode mode = rounding == null ? otherwise : mode((String) rounding.get("mode"));
        // What breaks before there is an item tells everything between nothing and the highest.
        boolean told = !maps(evaluation, "parts").isEmpty();
        for (String end : List.of("lowest", "highest")) {
            BigDecimal scored = BigDecimal.ZERO;
            BigDecimal bonus = BigDecimal.ZERO;
            for (Map<?, ?> part : maps(evaluation, "parts")) {
                BigDecimal points = BigDecimal.ZERO;
                for (Map<?, ?> item : maps(part, "items")) {
                    points = points.add(number(item, end));
                }
                points = points.min(number(part, "maximum"));
                same(wrong, "part " + part.get("id") + " " + end, points, number(part, end));
                if (isBonus(part)) {
                    bonus = bonus.add(points);
                } else {
                    scored = scored.add(points);
                }
            }
            BigDecimal is = number(evaluation, end);
            int decimals = rounding == null
                    ? Math.max(0, is.scale())
                    : ((BigDecimal) rounding.get("total")).intValueExact();
            BigDecimal sum = scored.min(number(evaluation, "maximum")).add(bonus);
            if (told) {
                same(wrong, end + " total", sum.setScale(decimals, mode), is);
            }
        }
        if (evaluation.get("total") != null) {
            same(wrong, "total", number(evaluation, "lowest"), number(evaluation, "total"));
        }
        for (Map<?, ?> part : maps(evaluation, "parts")) {
            limits(wrong, part);
        }
        String verdict = told ? verdict(evaluation) : "ERROR";
        if (!verdict.equals(evaluation.get("verdict"))) {
            wrong.add("verdict: computed " + verdict + ", told " + evaluation.get("verdict"));
        }
        return wrong;
    }

    private static RoundingMode mode(String told) {
        return RoundingMode.valueOf(told.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static boolean isBonus(Map<?, ?> part) {
        return maps(part, "items").stream().anyMatch(item -> "BONUS".equals(item.get("role")));
    }

    /**
     * How many items miss something, counted again where every item has its own full points: where weight is spread, an
     * item's own points are not those that it adds.
     */
    private static void limits(List<String> wrong, Map<?, ?> part) {
        boolean whole = maps(part, "items").stream().allMatch(item -> "SCORED".equals(item.get("outcome")));
        BigDecimal full = BigDecimal.ZERO;
        int partly = 0;
        int not = 0;
        for (Map<?, ?> item : maps(part, "items")) {
            BigDecimal most = number(item, "maximum");
            full = full.add(most);
            if (most.signum() > 0) {
                int points = number(item, "lowest").signum();
                not += points == 0 ? 1 : 0;
                partly += points != 0 && number(item, "lowest").compareTo(most) < 0 ? 1 : 0;
            }
        }
        if (whole && full.compareTo(number(part, "maximum")) == 0) {
            counted(wrong, part, "partlyMet", partly);
            counted(wrong, part, "notMet", not);
        }
    }

    private static void counted(List<String> wrong, Map<?, ?> part, String limit, int counted) {
        Map<?, ?> told = (Map<?, ?>) part.get(limit);
        if (told != null) {
            same(wrong, "part " + part.get("id") + " " + limit, BigDecimal.valueOf(counted), number(told, "surely"));
        }
    }

    /** The verdict that items, parts, vetoes and the total leave. */
    private static String verdict(Map<?, ?> evaluation) {
        List<String> vetoes =
                maps(evaluation, "vetoes").stream().map(v -> (String) v.get("state")).toList();
        boolean broken = vetoes.contains("ERROR")
                || maps(evaluation, "parts").stream()
                        .flatMap(part -> maps(part, "items").stream())
                        .anyMatch(item -> "ERROR".equals(item.get("outcome")));
        if (broken) {
            return "ERROR";
        }
        if (vetoes.contains("APPLIES")) {
            return "FAIL_VETO";
        }
        List<Boolean> met = new ArrayList<>();
        met.add(reached(
                number(evaluation, "lowest"), number(evaluation, "highest"), number(evaluation, "passMark")));
        for (Map<?, ?> part : maps(evaluation, "parts")) {
            if (isBonus(part)) {
                continue;
            }
            if (part.get("minimum") != null) {
                met.add(reached(number(part, "lowest"), number(part, "highest"), number(part, "minimum")));
            }
            for (String limit : List.of("partlyMet", "notMet")) {
                if (part.get(limit) != null) {
                    met.add(kept((Map<?, ?>) part.get(limit)));
                }
            }
            maps(part, "items").stream()
                    .filter(item -> "KEY".equals(item.get("role")))
                    .forEach(item -> met.add((Boolean) item.get("met")));
        }
        if (vetoes.contains("UNKNOWN")) {
            return "INDETERMINATE";
        }
        if (met.contains(false)) {
            return "FAIL";
        }
        return met.contains(null) ? "INDETERMINATE" : "PASS";
    }

    /** Null when it is not known. */
    private static Boolean reached(BigDecimal lowest, BigDecimal highest, BigDecimal least) {
        if (lowest.compareTo(least) >= 0) {
            return true;
        }
        return highest.compareTo(least) < 0 ? false : null;
    }

    /** Null when it is not known. */
    private static Boolean kept(Map<?, ?> limit) {
        BigDecimal most = number(limit, "most");
        BigDecimal surely = number(limit, "surely");
        if (surely.compareTo(most) > 0) {
            return false;
        }
        return surely.add(number(limit, "perhaps")).compareTo(most) <= 0 ? true : null;
    }

    private static void same(List<String> wrong, String what, BigDecimal computed, BigDecimal told) {
        if (computed.compareTo(told) != 0) {
            wrong.add(what + ": computed " + computed.toPlainString() + ", told " + told.toPlainString());
        }
    }

    private static BigDecimal number(Map<?, ?> of, String key) {
        return (BigDecimal) of.get(key);
    }

    private static List<Map<?, ?>> maps(Map<?, ?> of, String key) {
        List<Map<?, ?>> out = new ArrayList<>();
        ((List<?>) of.get(key)).forEach(each -> out.add((Map<?, ?>) each));
        return out;
    }

    /** As much of JSON as an evaluation needs. */
    private static final class Json {
        private final String text;
        private int at;

        Json(String text) {
            this.text = text.strip();
        }

        Object value() {
            skip();
            char c = text.charAt(at);
            if (c == '{') {
                return map();
            }
            if (c == '[') {
                return list();
            }
            if (c == '"') {
                return string();
            }
            int from = at;
            while (at < text.length() && ",]}".indexOf(text.charAt(at)) < 0 && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            String word = text.substring(from, at);
            return switch (word) {
                case "null" -> null;
                case "true" -> true;
                case "false" -> false;
                default -> new BigDecimal(word);
            };
        }

        private Map<String, Object> map() {
            Map<String, Object> out = new LinkedHashMap<>();
            for (at++, skip(); text.charAt(at) != '}'; skip()) {
                String key = string();
                skip();
                at++;
                out.put(key, value());
                next();
            }
            at++;
            return out;
        }

        private List<Object> list() {
            List<Object> out = new ArrayList<>();
            for (at++, skip(); text.charAt(at) != ']'; skip()) {
                out.add(value());
                next();
            }
            at++;
            return out;
        }

        private void next() {
            skip();
            if (text.charAt(at) == ',') {
                at++;
            }
            skip();
        }

        private void skip() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private String string() {
            StringBuilder out = new StringBuilder();
            for (at++; text.charAt(at) != '"'; at++) {
                char c = text.charAt(at);
                if (c != '\\') {
                    out.append(c);
                    continue;
                }
                char escaped = text.charAt(++at);
                switch (escaped) {
                    case 'n' -> out.append('\n');
                    case 't' -> out.append('\t');
                    case 'r' -> out.append('\r');
                    case 'b' -> out.append('\b');
                    case 'f' -> out.append('\f');
                    case 'u' -> {
                        out.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                        at += 4;
                    }
                    default -> out.append(escaped);
                }
            }
            at++;
            return out.toString();
        }
    }
}
