// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.lifecycle.work;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.core.EnterpriseRegistry;
import org.shifan.api.core.Membership;
import org.shifan.api.core.Memberships;
import org.shifan.api.core.Subject;
import org.shifan.api.core.ZoneRegistry;
import org.shifan.api.identity.Place;
import org.shifan.api.work.WorkKind;

import static org.shifan.lifecycle.LifecycleMessages.M;
import static org.shifan.lifecycle.LifecycleMessages.refuse;

/** Holds what was told of work against the fields of its kind, and writes it as it is kept. */
@Component(service = FieldCheck.class)
public final class FieldCheck {
    private static final int LONGEST = 1000;
    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,2})?");

    private final ZoneRegistry zones;
    private final EnterpriseRegistry enterprises;
    private final Memberships memberships;

    @Activate
    public FieldCheck(
            @Reference ZoneRegistry zones,
            @Reference EnterpriseRegistry enterprises,
            @Reference Memberships memberships) {
        this.zones = zones;
        this.enterprises = enterprises;
        this.memberships = memberships;
    }

    /** Where it is done, an enterprise in its zone of that day. */
    Place place(Subject subject, LocalDate on) {
        Place place = Place.of(subject, zones, enterprises);
        return subject.kind() == Subject.Kind.ZONE
                ? place
                : memberships
                        .membership(subject.organisationCode(), on)
                        .map(Membership::zone)
                        .map(place::in)
                        .orElse(place);
    }

    /** @throws org.shifan.api.text.ShifanException as {@link org.shifan.api.work.Works#enter} says of the fields */
    Map<String, String> kept(Subject subject, List<WorkKind.Field> fields, Map<String, String> told, LocalDate on) {
        List<String> known = fields.stream().map(WorkKind.Field::code).toList();
        told.keySet().stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw refuse("lifecycle.work.field", name, known.isEmpty() ? "-" : String.join(", ", known));
        });
        Map<String, String> out = new TreeMap<>();
        for (WorkKind.Field field : fields) {
            String text = told.getOrDefault(field.code(), "");
            String plain = text == null ? "" : text.strip();
            if (!plain.isEmpty()) {
                out.put(field.code(), read(subject, field, plain, on));
            } else if (field.needed()) {
                throw refuse("lifecycle.work.needed", field.code(), field.title());
            }
        }
        return out;
    }

    private String read(Subject subject, WorkKind.Field field, String text, LocalDate on) {
        return switch (field.form()) {
            case TEXT -> text.length() <= LONGEST ? text : wrong(field, text.substring(0, 40) + "…");
            case CHOICE -> field.choices().contains(text) ? text : wrong(field, text);
            case CHOICES -> choices(field, text);
            case COUNT -> COUNT.matcher(text).matches() ? plain(text) : wrong(field, text);
            case AMOUNT -> AMOUNT.matcher(text).matches() ? plain(text) : wrong(field, text);
            case ENTERPRISE -> enterprises.require(text).code().value();
            case MEMBER -> member(subject.zoneId(), text, on);
            case SUBJECT -> registered(Subject.of(text));
            case LABORATORY -> COUNT.matcher(text).matches() ? plain(text) : wrong(field, text);
            case DIGEST -> digest(field, text.toLowerCase(Locale.ROOT));
        };
    }

    private static String digest(WorkKind.Field field, String text) {
        return DIGEST.matcher(text).matches()
                ? text
                : wrong(field, text.length() <= 70 ? text : text.substring(0, 70) + "…");
    }

    private static String plain(String number) {
        return new BigDecimal(number).toPlainString();
    }

    private static String choices(WorkKind.Field field, String text) {
        List<String> chosen =
                Stream.of(text.split(",")).map(String::strip).distinct().toList();
        return chosen.size() >= 2 && field.choices().containsAll(chosen)
                ? field.choices().stream().filter(chosen::contains).collect(Collectors.joining(","))
                : wrong(field, text);
    }

    private String member(ZoneId zone, String text, LocalDate on) {
        OrganisationCode code = enterprises.require(text).code();
        if (!memberships.members(zone, on).contains(code)) {
            throw refuse("lifecycle.work.member", code, zone, on);
        }
        return code.value();
    }

    private String registered(Subject subject) {
        Place.of(subject, zones, enterprises);
        return subject.toString();
    }

    private static String wrong(WorkKind.Field field, String found) {
        String right = field.choices().isEmpty() ? "" : String.join(", ", field.choices());
        throw refuse(
                "lifecycle.work.form",
                field.code(),
                found,
                M.message("work.form." + field.form().name().toLowerCase(Locale.ROOT), right)
                        .text());
    }
}
