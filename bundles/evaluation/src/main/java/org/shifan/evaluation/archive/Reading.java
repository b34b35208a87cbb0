// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.archive;

import java.util.HashMap;
import java.util.Map;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Permissions;
import org.shifan.api.identity.Place;

/** Asks whether somebody may read what evaluations say of a subject, or make drafts of it. */
@Component(service = Reading.class)
public final class Reading {
    /** Of official evaluations, what they were made of and what became of them. */
    public static final String KEPT = "evaluation.read";

    /** Of drafts, and of what would be if. */
    public static final String DRAFT = "evaluation.draft";

    private final Permissions permissions;
    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;

    @Activate
    public Reading(
            @Reference Permissions permissions,
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises) {
        this.permissions = permissions;
        this.zones = zones;
        this.enterprises = enterprises;
    }

    /** Refuses who may not of what the bureau supervises. */
    public void require(String operation, BureauCode bureau) {
        permissions.require(operation, Place.of(bureau));
    }

    /** Refuses who may not of all that is evaluated by the criteria of an authority; the headquarters' are the whole country's. */
    public void requireAll(String operation, BureauCode authority) {
        permissions.require(operation, authority.equals(BureauCode.AQSIQ) ? Place.COUNTRY : Place.of(authority));
    }

    /** Refuses who may not of the subject, where the registers have it. */
    public void require(String operation, Subject subject) {
        permissions.require(operation, Place.of(subject, zones, enterprises));
    }

    /** Refuses who may not of the subject; the registers are asked only of whom the bureau does not decide. */
    public void require(String operation, Subject subject, BureauCode bureau) {
        if (!permissions.permit(operation, Place.of(bureau))) {
            permissions.require(operation, place(subject, bureau));
        }
    }

    /** Whether they may read everything that is kept. */
    public boolean everything() {
        return permissions.permit(KEPT, Place.COUNTRY);
    }

    /** Whether they may read what is kept of a subject; for one call, in which a bureau is asked for once. */
    public Filter filter() {
        Map<BureauCode, Boolean> bureaus = new HashMap<>();
        return (subject, bureau) -> bureaus.computeIfAbsent(bureau, its -> permissions.permit(KEPT, Place.of(its)))
                || permissions.permit(KEPT, place(subject, bureau));
    }

    /** What is left of much for whoever reads. */
    @FunctionalInterface
    public interface Filter {
        boolean may(Subject subject, BureauCode bureau);
    }

    /** The bureau is that of the evaluation, whoever supervises the subject since. */
    private Place place(Subject subject, BureauCode bureau) {
        Place now = subject.kind() == Subject.Kind.ZONE
                ? zones.zone(subject.zoneId()).map(Place::of).orElse(Place.COUNTRY)
                : enterprises
                        .enterprise(subject.organisationCode())
                        .map(Place::of)
                        .orElse(Place.COUNTRY);
        return new Place(bureau, now.division(), now.zone(), now.enterprise());
    }
}
