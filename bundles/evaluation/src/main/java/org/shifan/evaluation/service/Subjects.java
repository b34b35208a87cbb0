// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Bureau;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Subject;
import org.shifan.api.core.Zone;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.text.Text;
import org.shifan.evaluation.archive.ResultArchive;
import org.shifan.evaluation.document.CriteriaDocument;

/**
 * Whom a set concerns: all zones of its authority; of its enterprises those that have the title, which they could lose,
 * and those that were officially evaluated for its level. The register holds many more that nobody has ever asked about.
 */
@Component(service = Subjects.class)
public final class Subjects {
    private static final int PAGE = 500;

    private final BureauDirectory bureaus;
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;
    private final Grants grants;
    private final ResultArchive results;

    @Activate
    public Subjects(
            @Reference BureauDirectory bureaus,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference Grants grants,
            @Reference ResultArchive results) {
        this.bureaus = bureaus;
        this.zones = zones;
        this.enterprises = enterprises;
        this.grants = grants;
        this.results = results;
    }

    /** By key. */
    public List<Candidate> of(CriteriaDocument set, LocalDate on) {
        List<Candidate> out =
                new ArrayList<>(set.subject() == Subject.Kind.ZONE ? zones(set.authority()) : enterprises(set, on));
        out.sort(Comparator.comparing(Candidate::subject));
        return List.copyOf(out);
    }

    private List<Candidate> zones(BureauCode authority) {
        List<Zone> all = authority.equals(BureauCode.AQSIQ) ? zones.zones() : zones.zones(authority);
        return all.stream().map(Candidate::of).toList();
    }

    private List<Candidate> enterprises(CriteriaDocument set, LocalDate on) {
        Set<Subject> evaluated = new TreeSet<>(results.evaluated(Subject.Kind.ENTERPRISE, set.level()));
        List<BureauCode> of = set.authority().equals(BureauCode.AQSIQ)
                ? bureaus.bureaus().stream().map(Bureau::code).toList()
                : List.of(set.authority());
        List<Candidate> out = new ArrayList<>();
        for (BureauCode bureau : of) {
            List<Enterprise> page;
            for (int offset = 0; !(page = enterprises.enterprises(bureau, offset, PAGE)).isEmpty(); offset += PAGE) {
                Map<Subject, Grant> titles = grants.held(
                        page.stream().map(Subjects::subject).toList(), Grant.Kind.DEMONSTRATION_ENTERPRISE, on);
                page.stream()
                        .filter(each -> titles.containsKey(subject(each)) || evaluated.contains(subject(each)))
                        .forEach(each -> out.add(new Candidate(subject(each), Text.same(each.name()), each.bureau())));
            }
        }
        return out;
    }

    private static Subject subject(Enterprise enterprise) {
        return Subject.enterprise(enterprise.code());
    }
}
