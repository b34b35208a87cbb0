// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A document of the WTO as it was taken in: a TBT or SPS notification, an addendum, a revision, a correction.
 *
 * @param also further symbols of the same document, where several members notify together
 * @param distributed the day on which the WTO distributed it
 * @param member who notifies, in words
 * @param title of the draft rule
 * @param products what goods are meant, in words
 * @param hs their HS codes; empty where it names none
 * @param ics their codes of the International Classification for Standards, such as {@code 97.200.50}
 * @param objective why, in words
 * @param keywords what the WTO files it under
 * @param description of the contents
 * @param commentsUntil the last day for comments; null where it names none
 * @param adoption when the rule shall be adopted, as far as a day is given; may be null
 * @param entryIntoForce when it shall come into force, as far as a day is given; may be null
 * @param type what the WTO calls it, such as {@code Addendum}; may be empty
 * @param link where the notified draft is found; may be empty
 */
public record Notice(
        NoticeSymbol symbol,
        List<NoticeSymbol> also,
        LocalDate distributed,
        String member,
        String title,
        String products,
        List<HsScope> hs,
        List<String> ics,
        String objective,
        String keywords,
        String description,
        LocalDate commentsUntil,
        LocalDate adoption,
        LocalDate entryIntoForce,
        String type,
        String link) {
    public Notice {
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(distributed, "distributed");
        also = also == null ? List.of() : List.copyOf(also);
        hs = hs == null ? List.of() : hs.stream().distinct().sorted().toList();
        ics = ics == null ? List.of() : ics.stream().distinct().sorted().toList();
        member = text(member);
        title = text(title);
        products = text(products);
        objective = text(objective);
        keywords = text(keywords);
        description = text(description);
        type = text(type);
        link = text(link);
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }
}
