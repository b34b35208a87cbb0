// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.analysis;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.shifan.api.text.Text;

import static org.shifan.evaluation.analysis.AnalysisMessages.M;

/**
 * A clause as people write it: in brackets of either width or none, with §, 第, 条, 款, 项 or 、 between, in Chinese or
 * Arabic numerals.
 *
 * @param condition such as {@code 四(二)}; empty when it is none of the four conditions of §四
 * @param reason why it is none; null when it is one
 */
record FiledClause(String condition, Text reason) {
    /** The four conditions, in their order. */
    static final List<String> CONDITIONS = List.of("四(一)", "四(二)", "四(三)", "四(四)");

    private static final String NUMERAL = "十?[一二三四五六七八九]|十|[1-9][0-9]?";
    /** The article, then what is after it: its number in brackets, or after a word or sign that parts them. */
    private static final Pattern CLAUSE = Pattern.compile("(?:§|第|条)*(?<article>" + NUMERAL + ")(?<rest>(?!\\d).*)");

    private static final Pattern NUMBER = Pattern.compile("(?:[条章部分、.,。·:;_/-]|第)*\\((?<bracket>" + NUMERAL
            + ")\\).*|(?:[条章部分、.,。·:;_/-]|第)+(?<plain>" + NUMERAL + ")(?!\\d).*");

    /** Where the clause belongs. */
    static FiledClause of(String clause) {
        // The compatible form makes brackets, digits and ㈠ of full width what they are.
        String plain = Normalizer.normalize(clause, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Z}]", "")
                .replace("條", "条")
                .replaceFirst("^(?:《.*》|指导意见|意见)", "");
        Matcher matcher = CLAUSE.matcher(plain);
        if (!matcher.matches()) {
            return other("analysis.filed.unread", clause);
        }
        if (number(matcher.group("article")) != CONDITIONS.size()) {
            return other("analysis.filed.article", clause);
        }
        Optional<Integer> condition = condition(matcher.group("rest"));
        if (condition.isEmpty()) {
            return other("analysis.filed.whole", clause);
        }
        return condition.get() > CONDITIONS.size()
                ? other("analysis.filed.number", clause)
                : new FiledClause(CONDITIONS.get(condition.get() - 1), null);
    }

    private static FiledClause other(String key, String clause) {
        return new FiledClause("", M.message(key, clause).text());
    }

    private static Optional<Integer> condition(String rest) {
        Matcher matcher = NUMBER.matcher(rest);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String bracket = matcher.group("bracket");
        return Optional.of(number(bracket != null ? bracket : matcher.group("plain")));
    }

    private static int number(String numeral) {
        if (Character.isDigit(numeral.charAt(0))) {
            return Integer.parseInt(numeral);
        }
        String digits = "一二三四五六七八九";
        int ten = numeral.startsWith("十") ? 10 : 0;
        return ten + digits.indexOf(numeral.charAt(numeral.length() - 1)) + 1;
    }
}
