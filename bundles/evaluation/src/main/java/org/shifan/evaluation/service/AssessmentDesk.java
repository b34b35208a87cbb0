// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.DateRange;
import org.shifan.api.core.Decision;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.evaluation.Assessments;
import org.shifan.api.evaluation.Evidence;
import org.shifan.api.evaluation.Judgement;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;
import org.shifan.api.text.ShifanException;
import org.shifan.evaluation.archive.AssessmentArchive;
import org.shifan.evaluation.archive.Reading;
import org.shifan.evaluation.document.Amount;
import org.shifan.evaluation.document.JudgementRule;
import org.shifan.evaluation.registry.InstalledCriteria;

import static org.shifan.evaluation.service.ServiceMessages.M;

/** Takes in what people say for evaluations, and refuses what no criteria could use. */
@Component
public final class AssessmentDesk implements Assessments {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+");
    private static final int LONGEST_NAME = 80;
    private static final Pattern POINTS = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,6})?");

    private final InstalledCriteria criteria;
    private final Candidates candidates;
    private final AssessmentArchive archive;
    private final Permissions permissions;
    private final Reading reading;
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;
    private final Signed signed;

    @Activate
    public AssessmentDesk(
            @Reference InstalledCriteria criteria,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference AssessmentArchive archive,
            @Reference Permissions permissions) {
        this(criteria, zones, enterprises, archive, permissions, Clock.systemUTC());
    }

    AssessmentDesk(
            InstalledCriteria criteria,
            ZoneRegistry zones,
            EnterpriseRegistry enterprises,
            AssessmentArchive archive,
            Permissions permissions,
            Clock clock) {
        this.criteria = criteria;
        this.candidates = new Candidates(zones, enterprises);
        this.archive = archive;
        this.permissions = permissions;
        this.reading = new Reading(permissions, zones, enterprises);
        this.zones = zones;
        this.enterprises = enterprises;
        this.signed = new Signed(clock);
    }

    @Override
    public Judgement judge(Subject subject, int year, String set, String item, String value, Decision decision) {
        candidates.require(subject);
        permissions.require("item.judge", Place.of(subject, zones, enterprises));
        LocalDate today = signed.check(decision);
        if (year > today.getYear()) {
            throw new ShifanException(M.message("evaluation.year.future", year, today));
        }
        JudgementRule rule = rule(set, item);
        String said = value == null ? "" : value.strip();
        if (!fits(rule, said)) {
            throw new ShifanException(M.message("evaluation.judgement.value", said, item, right(rule)));
        }
        return archive.keep(new Judgement(0, subject, year, set, item, said, decision));
    }

    private JudgementRule rule(String set, String item) {
        Map<String, JudgementRule> judged = criteria.set(set)
                .flatMap(found -> criteria.plan(found.id(), found.version()))
                .orElseThrow(() -> new ShifanException(M.message("evaluation.judgement.criteria", set)))
                .judgements();
        return Optional.ofNullable(judged.get(item))
                .orElseThrow(() -> new ShifanException(M.message(
                        "evaluation.judgement.item",
                        set,
                        item,
                        judged.isEmpty() ? "-" : String.join(", ", judged.keySet()))));
    }

    private static boolean fits(JudgementRule rule, String value) {
        if (rule.upTo().isEmpty()) {
            return rule.word(value).isPresent();
        }
        return POINTS.matcher(value).matches()
                && (!(rule.upTo().get() instanceof Amount.Fixed most)
                        || new BigDecimal(value).compareTo(most.value()) <= 0);
    }

    private static String right(JudgementRule rule) {
        if (rule.upTo().isEmpty()) {
            return String.join(
                    ", ", rule.scale().stream().map(JudgementRule.Word::id).toList());
        }
        return rule.upTo().get() instanceof Amount.Fixed most
                ? "0 - " + most.value().toPlainString()
                : "0 -";
    }

    @Override
    public List<Judgement> judgements(Subject subject, int year) {
        return archive.judgements(List.of(read(subject)), year);
    }

    @Override
    public Evidence submit(Subject subject, String name, DateRange valid, Decision decision) {
        if (decision.evidence().isEmpty()) {
            throw new ShifanException(M.message("evaluation.evidence.reference", name));
        }
        return keep(new Evidence(
                0, subject, name, true, valid.from(), valid.lastDay().orElse(null), decision));
    }

    @Override
    public Evidence absent(Subject subject, String name, Decision decision) {
        return keep(new Evidence(0, subject, name, false, null, null, decision));
    }

    private Evidence keep(Evidence entry) {
        candidates.require(entry.subject());
        permissions.require(
                entry.there() ? "evidence.submit" : "evidence.absent", Place.of(entry.subject(), zones, enterprises));
        signed.check(entry.decision());
        if (!NAME.matcher(entry.name()).matches() || entry.name().length() > LONGEST_NAME) {
            throw new ShifanException(M.message("evaluation.evidence.name", entry.name()));
        }
        return archive.keep(entry);
    }

    @Override
    public List<Evidence> evidence(Subject subject) {
        return archive.evidence(List.of(read(subject)));
    }

    private Subject read(Subject subject) {
        Candidate found = candidates.require(subject);
        reading.require(Reading.KEPT, found.subject(), found.bureau());
        return found.subject();
    }
}
