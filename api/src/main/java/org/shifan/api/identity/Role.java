// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.identity;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.shifan.api.identity.Jurisdiction.Kind;

/** In which capacity somebody acts; the policy names the first seven (§二, §七(二)). */
public enum Role {
    /** 总局, for the whole country. */
    AQSIQ("aqsiq"),
    /** An officer of a direct bureau. */
    BUREAU_OFFICER("bureau-officer"),
    /** The head of a direct bureau. */
    BUREAU_HEAD("bureau-head"),
    /** The local government, for its division or its zone. */
    GOVERNMENT("government"),
    /** An export enterprise. */
    ENTERPRISE("enterprise"),
    /** The industry association of a zone or division. */
    ASSOCIATION("association"),
    /** An assessor on panels of a bureau, or of the headquarters. */
    ASSESSOR("assessor"),
    /** Runs the server. */
    ADMINISTRATOR("administrator"),
    /** Reads everything and changes nothing. */
    AUDITOR("auditor"),
    /** Everybody, logged in or not. */
    PUBLIC("public");

    private final String code;

    Role(String code) {
        this.code = code;
    }

    /** Its name in the table of roles and on the console. */
    public String code() {
        return code;
    }

    /** For what kinds of jurisdiction somebody can have it. */
    public Set<Kind> kinds() {
        return switch (this) {
            case AQSIQ, ADMINISTRATOR, PUBLIC -> EnumSet.of(Kind.COUNTRY);
            case BUREAU_OFFICER, BUREAU_HEAD -> EnumSet.of(Kind.BUREAU);
            case GOVERNMENT, ASSOCIATION -> EnumSet.of(Kind.DIVISION, Kind.ZONE);
            case ENTERPRISE -> EnumSet.of(Kind.ENTERPRISE);
            case ASSESSOR, AUDITOR -> EnumSet.of(Kind.COUNTRY, Kind.BUREAU);
        };
    }

    /** The role of that name, if there is one. */
    public static Optional<Role> of(String code) {
        return Stream.of(values()).filter(role -> role.code.equals(code)).findFirst();
    }
}
