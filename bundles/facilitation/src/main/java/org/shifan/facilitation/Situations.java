// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.framework.Constants;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

import org.shifan.api.core.Enterprise;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Grant;
import org.shifan.api.core.Grants;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.facilitation.BureauTerms;
import org.shifan.api.facilitation.DeclaredGrounds;
import org.shifan.api.facilitation.RiskSource;
import org.shifan.api.facilitation.SetTerm;
import org.shifan.api.facilitation.SetTerms;
import org.shifan.api.facilitation.Shipment;
import org.shifan.api.identity.Server;
import org.shifan.api.operations.Supervision;
import org.shifan.api.operations.Supervisor;

/** Asks the registers and the plug-ins what a treatment depends on. */
@Component(service = Situations.class)
public final class Situations {
    private final EnterpriseRegistry enterprises;
    private final Memberships memberships;
    private final Grants grants;
    private final DeclaredGrounds declared;
    private final SetTerms set;
    private volatile OwnTerms own = new OwnTerms(List.of());
    private final List<AskedTerms> terms = new ArrayList<>();
    private final Supervisor supervisor;
    private final Made<BureauTerms> made;

    private final RiskSources risks;

    @Activate
    public Situations(
            @Reference EnterpriseRegistry enterprises,
            @Reference Memberships memberships,
            @Reference Grants grants,
            @Reference DeclaredGrounds declared,
            @Reference SetTerms set,
            @Reference Supervisor supervisor) {
        this.enterprises = enterprises;
        this.memberships = memberships;
        this.grants = grants;
        this.declared = declared;
        this.set = set;
        this.supervisor = supervisor;
        this.made = new Made<>(supervisor, "terms");
        this.risks = new RiskSources(supervisor);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "riskWent")
    void riskCame(ComponentServiceObjects<RiskSource> offer, Map<String, Object> properties) {
        risks.come(offer, properties);
    }

    void riskWent(ComponentServiceObjects<RiskSource> offer, Map<String, Object> properties) {
        risks.go(offer, properties);
    }

    void add(RiskSource source, Map<String, Object> properties) {
        risks.add(source, properties);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "went")
    void came(ComponentServiceObjects<BureauTerms> offer, Map<String, Object> properties) {
        made.come(offer, properties).ifPresent(bureau -> add(bureau, properties));
    }

    void went(ComponentServiceObjects<BureauTerms> offer, Map<String, Object> properties) {
        made.go(offer, properties).ifPresent(this::remove);
    }

    void add(BureauTerms bureau, Map<String, Object> properties) {
        long bundle = (Long) properties.get(Constants.SERVICE_BUNDLEID);
        Supervision supervision = supervisor.supervise(bundle, bureau.getClass().getName());
        Optional<AskedTerms> asked = AskedTerms.of(bureau, supervision);
        synchronized (terms) {
            asked.ifPresent(terms::add);
            own = new OwnTerms(terms);
        }
    }

    void remove(BureauTerms bureau) {
        synchronized (terms) {
            terms.removeIf(each -> {
                boolean gone = each.terms() == bureau;
                if (gone) {
                    each.supervision().forget();
                }
                return gone;
            });
            own = new OwnTerms(terms);
        }
    }

    /**
     * What the treatment of a shipment depends on, now.
     *
     * @param book whose measures the bureaus are asked about
     * @throws org.shifan.api.text.ShifanException {@code core.enterprise.unknown}
     */
    public Inputs inputs(Shipment shipment, RuleBook book) {
        Enterprise enterprise = enterprises.require(shipment.enterprise().value());
        List<Membership> all = memberships.history(enterprise.code());
        List<Grant> held = grants.history(Subject.enterprise(enterprise.code()));
        List<SetTerm> terms = set.terms(enterprise.bureau(), shipment.on());
        return new Inputs(
                shipment,
                enterprise,
                all,
                held,
                Standing.membership(all, shipment.on())
                        .map(member -> grants.history(Subject.zone(member.zone())))
                        .orElse(List.of()),
                Server.does(() -> declared.grounds(enterprise.code(), shipment.on())),
                risks.raised(shipment),
                own.answers(
                        enterprise.bureau(),
                        book.data().measures().all(),
                        shipment,
                        terms,
                        terms.isEmpty() ? null : Standing.enterpriseClass(held, shipment.on())));
    }
}
