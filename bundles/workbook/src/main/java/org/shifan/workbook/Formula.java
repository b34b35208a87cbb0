// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.workbook;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.shifan.api.text.Message;

/**
 * What is accepted of formulas: none is ever computed. The value that the spreadsheet program stored beside one
 * counts, if the formula does arithmetic on this workbook alone and gives the same on every day.
 */
final class Formula {
    private static final Set<String> FUNCTIONS = Set.of(
            "ABS",
            "AND",
            "CEILING",
            "CONCAT",
            "CONCATENATE",
            "COUNT",
            "COUNTA",
            "DATE",
            "FLOOR",
            "IF",
            "IFERROR",
            "INT",
            "LEFT",
            "LEN",
            "MAX",
            "MID",
            "MIN",
            "NOT",
            "OR",
            "PRODUCT",
            "RIGHT",
            "ROUND",
            "ROUNDDOWN",
            "ROUNDUP",
            "SUM",
            "SUMPRODUCT",
            "TEXT",
            "TRIM");

    private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
    private static final Pattern SHEET = Pattern.compile("'[^']*'!");
    private static final Pattern CALL = Pattern.compile("([\\p{L}_][\\p{L}\\p{N}_.]*)\\s*\\(");

    private Formula() {}

    /**
     * Why a formula does not do.
     *
     * @param value what is stored beside it
     */
    static Optional<Message> trouble(String formula, String value) {
        String bare = TEXT.matcher(formula).replaceAll("");
        if (bare.contains("[") || bare.contains("|")) {
            return Optional.of(Workbook.M.message("workbook.formula.link", shown(formula)));
        }
        Matcher call = CALL.matcher(SHEET.matcher(bare).replaceAll(""));
        while (call.find()) {
            String function = call.group(1).toUpperCase(java.util.Locale.ROOT).replace("_XLFN.", "");
            if (!FUNCTIONS.contains(function)) {
                return Optional.of(Workbook.M.message("workbook.formula.function", shown(formula), function));
            }
        }
        return value.isBlank()
                ? Optional.of(Workbook.M.message("workbook.formula.value", shown(formula)))
                : Optional.empty();
    }

    private static String shown(String formula) {
        return "=" + (formula.length() > 60 ? formula.substring(0, 57) + "..." : formula);
    }
}
