// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.Decision;

/** Cases of counterfeit and unfair competition (§六(六), Q4); Shifan implements it. */
@ProviderType
public interface CompetitionCases {
    /**
     * What is reported.
     *
     * @param zone the zone in whose area it is
     * @param on never in the future
     * @param suspect in words, 300 characters
     * @param suspectCode the suspect's code where it is a registered enterprise; may be empty
     * @param injuredCode the code of the enterprise that is injured; may be empty
     * @param goods 300 characters; may be empty
     * @param text what happened, 4000 characters
     */
    record Report(
            ZoneId zone,
            CompetitionCase.Kind kind,
            LocalDate on,
            String suspect,
            String suspectCode,
            String injuredCode,
            String goods,
            String text) {}

    /**
     * The cases of a year in a zone.
     *
     * @param outcomes of those closed
     */
    record Figures(
            ZoneId zone,
            int year,
            CompetitionCase.Kind kind,
            int found,
            int open,
            Map<CompetitionCase.Outcome, Integer> outcomes) {
        public Figures {
            outcomes = Map.copyOf(outcomes);
        }
    }

    /**
     * Enters a case.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.zone.unknown}, {@code core.enterprise.unknown}, {@code
     *     quality.date.future}, {@code quality.competition.empty} without suspect or account, {@code quality.text.long}
     */
    CompetitionCase report(Report report, Decision decision);

    /** @throws org.shifan.api.text.ShifanException {@code quality.competition.unknown} */
    CompetitionCase require(long id);

    /**
     * Cases, newest first.
     *
     * @param zone null for all
     */
    List<CompetitionCase> cases(ZoneId zone, boolean openOnly);

    /** Those in which the enterprise is suspected or injured, oldest first. */
    List<CompetitionCase> of(OrganisationCode enterprise);

    /**
     * Passes it on to the competent authority.
     *
     * @param authority 200 characters
     * @param reference that authority's number, 100 characters; may be empty
     * @throws org.shifan.api.text.ShifanException {@code quality.competition.closed}, {@code quality.competition.authority}
     */
    CompetitionCase passOn(long id, String authority, String reference, Decision decision);

    /**
     * Closes it with what came of it; the decision names the document.
     *
     * @throws org.shifan.api.text.ShifanException {@code quality.competition.closed}, {@code quality.competition.evidence}
     */
    CompetitionCase close(long id, CompetitionCase.Outcome outcome, Decision decision);

    /** How many there were in a year, by zone and kind. */
    List<Figures> figures(int year);
}
