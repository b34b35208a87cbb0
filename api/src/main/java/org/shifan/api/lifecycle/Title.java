// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.lifecycle;

import java.util.Locale;

import org.shifan.api.core.Grant;
import org.shifan.api.core.Level;
import org.shifan.api.core.Subject;

/**
 * What a procedure is about: a level of a zone, the title demonstration enterprise, or membership of a zone.
 *
 * @param code {@code provincial}, {@code national}, {@code demonstration-enterprise} or {@code member}
 */
public record Title(String code) {
    public static final Title PROVINCIAL = new Title(Level.PROVINCIAL.code());
    public static final Title NATIONAL = new Title(Level.NATIONAL.code());
    /** 示范企业 (§六(三)). */
    public static final Title DEMONSTRATION_ENTERPRISE = new Title(Grant.Kind.DEMONSTRATION_ENTERPRISE.code());
    /** 入区企业. */
    public static final Title MEMBER = new Title("member");

    public Title {
        code = code == null ? "" : code.strip().toLowerCase(Locale.ROOT);
        if (!code.matches("[a-z]+(-[a-z]+)*")) {
            throw new IllegalArgumentException("title '" + code + "'");
        }
    }

    public static Title of(String code) {
        return new Title(code);
    }

    /** Whether it is a level of a zone. */
    public boolean isLevel() {
        return equals(PROVINCIAL) || equals(NATIONAL);
    }

    /** Who can hold it. */
    public Subject.Kind holder() {
        return isLevel() ? Subject.Kind.ZONE : Subject.Kind.ENTERPRISE;
    }

    @Override
    public String toString() {
        return code;
    }
}
