// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Computes evaluations again, with nothing of the engine: reads what {@code shifan:explain --json} prints; works out the points of
 * items from the formula and the inputs of their trace, where the formula is bands, a line, a threshold, yes or no, a deduction, a ratio,
 * a growth or a sum over years; from the items parts, totals and the verdict; and compares. Usage: {@code java
 * RecomputeTotals.java [--mode HALF_UP|HALF_EVEN|DOWN] [--rulebook BOOK.json] FILE...}. The mode is for results whose receipt
 * does not tell the rounding yet. With the rule book of the set ({@code GET /api/v1/criteria/SET/rulebook}), key items, minimum, limits
 * and grade are worked out from what it demands instead of being read. Ends with 1 when a file does not add up.
 */
public final class RecomputeTotals {
    private RecomputeTotals() {}

    public static void main(String[] args) throws IOException {
        RoundingMode mode = RoundingMode.HALF_UP;
        boolean right = true;
        Map<?, ?> book = null;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--mode")) {
                mode = RoundingMode.valueOf(args[++i]);
            } else if (args[i].equals("--rulebook")) {
                book = read(args[++i]);
            } else {
                Map<?, ?> evaluation = read(args[i]);
                List<String> wrong = check(evaluation, mode);
                int computed = items(wrong, evaluation, mode);
                if (book != null) {
                    demands(wrong, evaluation, book);
                }
                wrong.forEach(System.out::println);
                System.out.println(args[i] + (wrong.isEmpty() ? ": adds up" : ": DOES NOT ADD UP") + ", " + computed
                        + " items computed from their inputs");
                right &= wrong.isEmpty();
            }
        }
        System.exit(right ? 0 : 1);
    }

    private static Map<?, ?> read(String file) throws IOException {
        return (Map<?, ?>) new Json(Files.readString(Path.of(file))).value();
    }

    /** Compares what the rule book demands with what the evaluation tells of it. */
    private static void demands(List<String> wrong, Map<?, ?> evaluation, Map<?, ?> book) {
        Map<Object, Map<?, ?>> asked = new LinkedHashMap<>();
        for (Map<?, ?> part : maps(book, "parts")) {
            asked.put("part " + part.get("id"), part);
            maps(part, "items").forEach(item -> asked.put(item.get("id"), item));
        }
        boolean kept = true;
        for (Map<?, ?> part : maps(evaluation, "parts")) {
            Map<?, ?> of = asked.get("part " + part.get("id"));
            if (of != null) {
                told(wrong, "minimum of " + part.get("id"), of.get("minimum"), part.get("minimum"));
                told(wrong, "limit of " + part.get("id"), of.get("mostPartlyMet"), most(part.get("partlyMet")));
                told(wrong, "limit of " + part.get("id"), of.get("mostNotMet"), most(part.get("notMet")));
            }
            for (Map<?, ?> item : maps(part, "items")) {
                Map<?, ?> demanded = asked.get(item.get("id"));
                Object least = demanded == null ? null : demanded.get("minimum");
                // A key item that does not apply is met; where weight is spread its own points are not told.
                if (least != null && item.get("outcome").equals("SCORED") && isWhole(evaluation)) {
                    boolean met = number(item, "points").compareTo((BigDecimal) least) >= 0;
                    if (!Boolean.valueOf(met).equals(item.get("met"))) {
                        wrong.add("key item " + item.get("id") + ": computed " + met + ", told " + item.get("met"));
                    }
                }
            }
        }
        if (evaluation.get("total") != null && "PASS".equals(evaluation.get("verdict"))) {
            Object grade = null;
            for (Map<?, ?> each : maps(book, "grades")) {
                if (grade == null && number(evaluation, "total").compareTo(number(each, "from")) >= 0) {
                    grade = ((Map<?, ?>) each.get("title")).get("en");
                }
            }
            Map<?, ?> is = (Map<?, ?>) evaluation.get("grade");
            told(wrong, "grade", grade, is == null ? null : is.get("en"));
        }
        told(wrong, "pass mark", book.get("passMark"), evaluation.get("passMark"));
    }

    private static Object most(Object limit) {
        return limit == null ? null : ((Map<?, ?>) limit).get("most");
    }

    private static void told(List<String> wrong, String what, Object computed, Object told) {
        boolean same = computed instanceof BigDecimal one && told instanceof BigDecimal other
                ? one.compareTo(other) == 0
                : java.util.Objects.equals(computed, told);
        if (!same) {
            wrong.add(what + ": computed " + computed + ", told " + told);
        }
    }

    /** Whether no weight went from one item to others. */
    private static boolean isWhole(Map<?, ?> evaluation) {
        return maps(evaluation, "parts").stream()
                .flatMap(part -> maps(part, "items").stream())
                .noneMatch(item -> "NOT_APPLICABLE".equals(item.get("outcome")));
    }

    /** Works the points of items out from formula and inputs; how many could be. */
    private static int items(List<String> wrong, Map<?, ?> evaluation, RoundingMode otherwise) {
        Map<?, ?> rounding = (Map<?, ?>) ((Map<?, ?>) evaluation.get("receipt")).get("rounding");
        if (rounding == null || !isWhole(evaluation)) {
            return 0;
        }
        int decimals = ((BigDecimal) rounding.get("item")).intValueExact();
        RoundingMode mode = mode((String) rounding.get("mode"));
        int computed = 0;
        for (Map<?, ?> part : maps(evaluation, "parts")) {
            for (Map<?, ?> item : maps(part, "items")) {
                BigDecimal points = "SCORED".equals(item.get("outcome")) ? Formula.points(item) : null;
                if (points != null) {
                    same(wrong, "points of " + item.get("id"), points.setScale(decimals, mode), number(item, "points"));
                    computed++;
                }
            }
        }
        return computed;
    }

    /** The formulas of traces that are read here, in their English words. */
    private static final class Formula {
        private static final String NUMBER = "(-?[0-9]+(?:\\.[0-9]+)?)";
        private static final Pattern LINE =
                Pattern.compile("from " + NUMBER + " → " + NUMBER + " straight to " + NUMBER + " → " + NUMBER + ", flat outside");
        private static final Pattern STEP = Pattern.compile(
                "(?:below " + NUMBER + "|from " + NUMBER + ", below " + NUMBER + "|from " + NUMBER + ") → " + NUMBER);
        private static final Pattern COMPARED = Pattern.compile(
                ".* ([≥≤<>]) " + NUMBER + " \\S.* → " + NUMBER + " points, otherwise " + NUMBER);
        private static final Pattern ASKED = Pattern.compile(".*: (yes|no) → " + NUMBER + " points, otherwise " + NUMBER);
        private static final Pattern TAKEN = Pattern.compile(NUMBER + " points less " + NUMBER + " for each of .*, not below " + NUMBER);
        private static final Pattern TIMES = Pattern.compile(".* ÷ .* × " + NUMBER + " \\(.*");
        private static final Pattern YEARS = Pattern.compile(" over ([0-9]+) years");
        private static final MathContext EXACT = new MathContext(60, RoundingMode.HALF_EVEN);

        private Formula() {}

        /** Null for a formula of another kind, or where an input is not known. */
        static BigDecimal points(Map<?, ?> item) {
            String formula = (String) ((Map<?, ?>) item.get("formula")).get("en");
            List<BigDecimal> inputs = new ArrayList<>();
            for (Map<?, ?> input : maps(item, "inputs")) {
                if (input.get("value") == null) {
                    return null;
                }
                inputs.add(number(input, "value"));
            }
            return switch ((String) item.get("rule")) {
                case "bands", "linear" -> inputs.size() == 1 ? scale(formula, inputs.get(0)) : null;
                case "window" -> scale(formula, sum(formula, inputs));
                case "growth" -> inputs.size() == 2 ? growth(formula, inputs.get(0), inputs.get(1)) : null;
                case "ratio" -> inputs.size() == 2 ? ratio(formula, inputs.get(0), inputs.get(1)) : null;
                case "threshold", "zero-events" -> compared(formula, sum(formula, inputs));
                case "yes-no" -> inputs.size() == 1 ? asked(formula, inputs.get(0)) : null;
                case "deduction" -> inputs.size() == 1 ? taken(formula, inputs.get(0)) : null;
                default -> null;
            };
        }

        /** Null where other inputs are among them, such as those that say whether the item applies. */
        private static BigDecimal sum(String formula, List<BigDecimal> inputs) {
            Matcher years = YEARS.matcher(formula);
            int wanted = years.find() ? Integer.parseInt(years.group(1)) : 1;
            return inputs.size() == wanted ? inputs.stream().reduce(BigDecimal.ZERO, BigDecimal::add) : null;
        }

        private static BigDecimal growth(String formula, BigDecimal now, BigDecimal base) {
            return base.signum() <= 0
                    ? null
                    : scale(formula, now.subtract(base).movePointRight(2).divide(base, EXACT));
        }

        private static BigDecimal ratio(String formula, BigDecimal value, BigDecimal peer) {
            Matcher times = TIMES.matcher(formula);
            return peer.signum() == 0 || !times.matches()
                    ? null
                    : scale(formula, value.multiply(new BigDecimal(times.group(1))).divide(peer, EXACT));
        }

        private static BigDecimal scale(String formula, BigDecimal value) {
            if (value == null) {
                return null;
            }
            Matcher line = LINE.matcher(formula);
            if (line.find()) {
                BigDecimal[] n = new BigDecimal[4];
                for (int i = 0; i < n.length; i++) {
                    n[i] = new BigDecimal(line.group(i + 1));
                }
                if (value.compareTo(n[0]) <= 0) {
                    return n[1];
                }
                return value.compareTo(n[2]) >= 0
                        ? n[3]
                        : n[1].add(value.subtract(n[0])
                                .multiply(n[3].subtract(n[1]))
                                .divide(n[2].subtract(n[0]), EXACT));
            }
            Matcher step = STEP.matcher(formula);
            while (step.find()) {
                String from = step.group(2) == null ? step.group(4) : step.group(2);
                String below = step.group(1) == null ? step.group(3) : step.group(1);
                if ((from == null || value.compareTo(new BigDecimal(from)) >= 0)
                        && (below == null || value.compareTo(new BigDecimal(below)) < 0)) {
                    return new BigDecimal(step.group(5));
                }
            }
            return null;
        }

        private static BigDecimal compared(String formula, BigDecimal value) {
            Matcher found = COMPARED.matcher(formula);
            if (value == null || !found.matches()) {
                return null;
            }
            int side = value.compareTo(new BigDecimal(found.group(2)));
            boolean holds =
                    switch (found.group(1)) {
                        case "≥" -> side >= 0;
                        case "≤" -> side <= 0;
                        case ">" -> side > 0;
                        default -> side < 0;
                    };
            return new BigDecimal(found.group(holds ? 3 : 4));
        }

        private static BigDecimal asked(String formula, BigDecimal value) {
            Matcher found = ASKED.matcher(formula);
            if (!found.matches()) {
                return null;
            }
            boolean holds = found.group(1).equals("yes") == (value.signum() != 0);
            return new BigDecimal(found.group(holds ? 2 : 3));
        }

        private static BigDecimal taken(String formula, BigDecimal events) {
            Matcher found = TAKEN.matcher(formula);
            return found.matches()
                    ? new BigDecimal(found.group(1))
                            .subtract(new BigDecimal(found.group(2)).multiply(events))
                            .max(new BigDecimal(found.group(3)))
                    : null;
        }
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
