// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.identity;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.DivisionCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.code.ZoneId;
import org.shifan.api.text.Messages;
import org.shifan.api.text.ShifanException;

/**
 * What is one's own in a role: a bureau's area, a division, a zone, an enterprise, or the whole country.
 *
 * @param key the code of its kind; empty for the country
 */
public record Jurisdiction(Kind kind, String key) {
    /** Everything. */
    public static final Jurisdiction COUNTRY = new Jurisdiction(Kind.COUNTRY, "");

    private static final Messages M = Messages.of(Jurisdiction.class);

    /** The kinds; the code is used on the console and in mappings of groups. */
    public enum Kind {
        COUNTRY("country"),
        BUREAU("bureau"),
        DIVISION("division"),
        ZONE("zone"),
        ENTERPRISE("enterprise");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** @throws ShifanException what the code of the kind refuses */
    public Jurisdiction {
        Objects.requireNonNull(kind, "kind");
        key = switch (kind) {
            case COUNTRY -> "";
            case BUREAU -> BureauCode.of(key).value();
            case DIVISION -> DivisionCode.of(key).value();
            case ZONE -> ZoneId.of(key).value();
            case ENTERPRISE -> OrganisationCode.of(key).value();
        };
    }

    /**
     * Reads {@code country}, {@code bureau:jiangsu}, {@code division:320500}, {@code zone:320583-01} or {@code
     * enterprise:192203821}.
     *
     * @throws ShifanException {@code identity.jurisdiction.form}, or what the code refuses
     */
    public static Jurisdiction of(String text) {
        String plain = text == null ? "" : text.strip();
        int colon = plain.indexOf(':');
        String kind = colon < 0 ? plain : plain.substring(0, colon);
        String key = colon < 0 ? "" : plain.substring(colon + 1);
        return Stream.of(Kind.values())
                .filter(each -> each.code().equals(kind) && (each == Kind.COUNTRY) == (colon < 0))
                .findFirst()
                .map(each -> new Jurisdiction(each, key))
                .orElseThrow(() -> new ShifanException(M.message(
                        "identity.jurisdiction.form",
                        plain,
                        Stream.of(Kind.values()).map(Kind::code).collect(Collectors.joining(", ")))));
    }

    /** Whether what is done there is done within it; what a place does not tell is not one's own. */
    public boolean covers(Place place) {
        return switch (kind) {
            case COUNTRY -> true;
            case BUREAU -> place.bureau() != null && place.bureau().value().equals(key);
            case DIVISION -> place.division() != null && DivisionCode.of(key).contains(place.division());
            case ZONE -> place.zone() != null && place.zone().value().equals(key);
            case ENTERPRISE ->
                place.enterprise() != null && place.enterprise().value().equals(key);
        };
    }

    @Override
    public String toString() {
        return kind == Kind.COUNTRY ? kind.code() : kind.code() + ":" + key;
    }
}
