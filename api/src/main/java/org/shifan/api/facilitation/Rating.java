// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.shifan.api.code.DateRange;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.core.Decision;

/**
 * How an enterprise was rated by the nine elements of enterprise classification (F1), and the class that it was given for it.
 *
 * @param findings what was found of each element; all nine
 * @param enterpriseClass {@code 1} (best) to {@code 4}
 * @param period over which the class is given
 * @param grant the number of the grant of the class
 */
public record Rating(
        long number,
        OrganisationCode enterprise,
        Map<Element, Finding> findings,
        String enterpriseClass,
        DateRange period,
        long grant,
        Decision rated) {
    public Rating {
        findings = Collections.unmodifiableMap(new EnumMap<>(findings));
    }

    /** What is looked at. */
    public enum Element {
        /** 信用 */
        CREDIT,
        /** 生产能力 */
        PRODUCTION,
        /** 检测能力 */
        TESTING,
        /** 人员素质 */
        STAFF,
        /** 原料供应商管理 */
        SUPPLIERS,
        /** 国外通报、索赔、退货与投诉 */
        FOREIGN_REACTIONS,
        /** 产品追溯 */
        TRACEABILITY,
        /** 质量管理体系 */
        QUALITY_SYSTEM,
        /** 其他 */
        OTHER;

        /** The word in options and files, such as {@code quality-system}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** How an element stands. */
    public enum Mark {
        GOOD,
        FAIR,
        POOR;

        /** The word in options and files. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was found of an element.
     *
     * @param words why; empty only where it is good
     */
    public record Finding(Mark mark, String words) {
        public Finding {
            Objects.requireNonNull(mark, "mark");
            words = words == null ? "" : words.strip();
        }
    }
}
