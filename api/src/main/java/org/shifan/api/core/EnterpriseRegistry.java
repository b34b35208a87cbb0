// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.core;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.BureauCode;
import org.shifan.api.code.OrganisationCode;

/** The register of enterprises; Shifan implements it. */
@ProviderType
public interface EnterpriseRegistry {
    Optional<Enterprise> enterprise(OrganisationCode code);

    /**
     * Finds by organisation code or unified social credit code, as a person types it.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.enterprise.unknown}, or what the code
     *     types refuse
     */
    Enterprise require(String anyCode);

    /** Those of the given codes that are registered, in one question: for bulk work. */
    Map<OrganisationCode, Enterprise> enterprises(Collection<OrganisationCode> codes);

    /** The enterprises of a bureau by code, a page at a time. */
    List<Enterprise> enterprises(BureauCode bureau, int offset, int limit);

    long count(BureauCode bureau);

    /** Finds enterprises whose name contains the text, at most {@code limit}, by code. */
    List<Enterprise> find(String partOfName, int limit);

    /** The codes that begin so, in any case, at most {@code limit}, in order: for who types one. */
    List<OrganisationCode> codes(String beginning, int limit);
}
