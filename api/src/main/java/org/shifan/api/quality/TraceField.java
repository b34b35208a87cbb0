// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields of a trace investigation, as the form of the headquarters for returned industrial goods has them
 * (出口工业产品退运货物追溯调查, annex 4), with the disposal of the goods, whose lack was its known gap.
 */
// The checker does not know that copied lists are immutable.
@SuppressWarnings("ImmutableEnumChecker")
public enum TraceField {
    /** Whom to ask at the producer (联系人). */
    CONTACT(false),
    /** The kind of goods (货物种类). */
    GOODS_KIND(
            true,
            "machinery-electrical",
            "light-industry",
            "textiles",
            "chemicals-minerals",
            "metals",
            "wood",
            "other"),
    /** The form's cause: the first six lie in quality, the others do not (退运原因). */
    FORM_CAUSE(
            true,
            "health-safety",
            "not-to-standard",
            "foreign-recall",
            "technical-barrier",
            "quantity",
            "other-quality",
            "transport",
            "letter-of-credit",
            "repair-after-warranty",
            "wrong-use",
            "force-majeure",
            "other-not-quality"),
    /** Whether the goods were in the catalogue on that day (目录内). */
    LISTED(true, "yes", "no"),
    /** Whether the inspection inspected them before export (出口前检验). */
    INSPECTED(true, "yes", "no"),
    /** Who inspected them, with ; between the names: of listed goods they keep away from the trace (回避). */
    INSPECTORS(false),
    /** Whether a certificate was issued (出具证书). */
    CERTIFICATE(true, "yes", "no"),
    /** Whether a third party tested them (第三方检测). */
    THIRD_PARTY_TEST(true, "yes", "no"),
    /** The third party's report (检测报告). */
    THIRD_PARTY_REPORT(false),
    /** Whether the item that failed was tested (不合格项目是否检测). */
    FAILED_ITEM_TESTED(true, "yes", "no"),
    /** Whether by the right standard and method (标准方法是否正确). */
    RIGHT_STANDARD(true, "yes", "no"),
    /** Whether an authority tested them abroad, or had them tested (境外检测). */
    TESTED_ABROAD(true, "yes", "no"),
    /** The report from abroad (境外检测报告). */
    ABROAD_REPORT(false),
    /** Whether the quality system fits the goods (质量体系是否适应). */
    SYSTEM_FITTING(true, "yes", "no"),
    /** Who certified the quality system (体系认证机构). */
    SYSTEM_CERTIFIED_BY(false),
    /** Whether the last audit relates to the cause (最近审核是否涉及). */
    AUDIT_RELATED(true, "yes", "no"),
    /** What was found (调查结论), in words. */
    FINDINGS(true),
    /** Where returned goods went: reworked and exported again, destroyed under watch, or by the firm itself (退运货物处置). */
    DISPOSAL(false, "rework-export", "destroyed-under-watch", "by-the-firm"),
    /** How that was seen (处置监督情况). */
    DISPOSAL_WATCH(false);

    private static final int FORM_CAUSES_OF_QUALITY = 6;

    private final boolean always;
    private final List<String> choices;

    TraceField(boolean always, String... choices) {
        this.always = always;
        this.choices = List.of(choices);
    }

    /** Whether every investigation answers it. */
    public boolean always() {
        return always;
    }

    /** The words that answer it; empty when it is answered by a text. */
    public List<String> choices() {
        return choices;
    }

    /** The word in options and files, such as {@code goods-kind}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<TraceField> of(String code) {
        return Arrays.stream(values())
                .filter(field -> field.code().equals(code))
                .findFirst();
    }

    /** Whether the form's cause lies in quality. */
    public static boolean quality(String formCause) {
        int at = FORM_CAUSE.choices.indexOf(formCause);
        return at >= 0 && at < FORM_CAUSES_OF_QUALITY;
    }
}
