// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import org.osgi.annotation.versioning.ProviderType;

import org.shifan.api.code.HsCode;

/** Quality archives (§六(六), Q1), put together from all {@link ArchiveContributor}s that are here; Shifan implements it. */
@ProviderType
public interface Archives {
    /**
     * The archive of an enterprise, in a zone or around it.
     *
     * @param heading only what concerns these goods or none in particular; null for all
     * @throws org.shifan.api.text.ShifanException {@code core.enterprise.unknown}
     */
    Archive archive(String anyCode, HsCode heading);
}
