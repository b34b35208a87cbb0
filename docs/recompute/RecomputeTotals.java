// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds up evaluations again, with nothing of the engine: reads what {@code shifan:explain --json} prints, and
 * compares. Usage: {@code java RecomputeTotals.java [--mode HALF_UP|HALF_EVEN|DOWN] FILE...}; ends with 1 when a
 * file does not add up.
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
    static List<String> check(Map<?, ?> evaluation, RoundingMode mode) {
        List<String> wrong = new ArrayList<>();
        for (String end : List.of("lowest", "highest")) {
            BigDecimal scored = BigDecimal.ZERO;
            BigDecimal bonus = BigDecimal.ZERO;
            for (Map<?, ?> part : maps(evaluation, "parts")) {
                BigDecimal points = BigDecimal.ZERO;
                boolean added = false;
                for (Map<?, ?> item : maps(part, "items")) {
                    points = points.add(number(item, end));
                    added |= "BONUS".equals(item.get("role"));
                }
                points = points.min(number(part, "maximum"));
                same(wrong, "part " + part.get("id") + " " + end, points, number(part, end));
                if (added) {
                    bonus = bonus.add(points);
                } else {
                    scored = scored.add(points);
                }
            }
            BigDecimal told = number(evaluation, end);
            BigDecimal sum = scored.min(number(evaluation, "maximum")).add(bonus);
            same(wrong, end + " total", sum.setScale(Math.max(0, told.scale()), mode), told);
        }
        if (evaluation.get("total") != null) {
            same(wrong, "total", number(evaluation, "lowest"), number(evaluation, "total"));
        }
        verdict(wrong, evaluation);
        return wrong;
    }

    /** What the numbers alone say of the verdict; minimums and limits of parts are told among the reasons. */
    private static void verdict(List<String> wrong, Map<?, ?> evaluation) {
        boolean below = number(evaluation, "highest").compareTo(number(evaluation, "passMark")) < 0;
        boolean missed = maps(evaluation, "parts").stream()
                .flatMap(part -> maps(part, "items").stream())
                .anyMatch(item -> Boolean.FALSE.equals(item.get("met")));
        boolean vetoed = maps(evaluation, "vetoes").stream().anyMatch(veto -> "APPLIES".equals(veto.get("state")));
        Object verdict = evaluation.get("verdict");
        if ("PASS".equals(verdict)
                && (number(evaluation, "lowest").compareTo(number(evaluation, "passMark")) < 0 || missed || vetoed)) {
            wrong.add("the verdict is PASS, which the numbers do not bear out");
        }
        if (vetoed && !List.of("FAIL_VETO", "ERROR").contains(verdict)) {
            wrong.add("a veto applies, but the verdict is " + verdict);
        }
        if (!vetoed && (below || missed) && "PASS".equals(verdict)) {
            wrong.add("it cannot pass, but the verdict is " + verdict);
        }
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
