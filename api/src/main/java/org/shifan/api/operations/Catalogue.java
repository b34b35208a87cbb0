// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.util.List;
import java.util.Objects;

import org.osgi.annotation.versioning.ProviderType;

/** The criteria that others offer, as a catalogue lists them that the administrator has named; nothing of it is installed. */
@ProviderType
public interface Catalogue {

    /**
     * Reads the catalogue now.
     *
     * @return what it offers, what is newer than here first
     * @throws org.shifan.api.text.ShifanException {@code catalogue.none} when no catalogue is named, {@code
     *     catalogue.unreadable} when it does not answer in time or is too long, {@code catalogue.form} with line and column when
     *     it is not one
     */
    List<Offer> offers();

    /**
     * A version of a criteria set that is offered.
     *
     * @param id of the set
     * @param version semantic version
     * @param digest SHA-256 of the canonical document, as the receipts of its results carry it
     * @param url where its bundle lies
     * @param here the highest version of the set on this server; null when there is none
     * @param standing how the two compare
     */
    record Offer(String id, String version, String digest, String url, String here, Standing standing) {
        public Offer {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(digest, "digest");
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(standing, "standing");
        }
    }

    /** How what is offered compares with what is here; what asks for attention first. */
    enum Standing {
        /** The same version with another content: one of the two is not what it says. */
        DIFFERENT,
        /** Newer than what is here. */
        UPDATE,
        /** Not here. */
        NEW,
        /** Here. */
        SAME,
        /** Older than what is here. */
        OLDER
    }
}
