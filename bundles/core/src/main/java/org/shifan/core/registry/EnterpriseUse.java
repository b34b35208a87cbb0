// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.core.registry;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

import org.shifan.api.core.Enterprise;
import org.shifan.api.identity.Server;
import org.shifan.api.quality.Archive;
import org.shifan.api.quality.Archives;

import static org.shifan.core.CoreMessages.refuse;

/**
 * Whether a module keeps something of an enterprise: its quality archive, to which all of them contribute, says so. Where the archive is not there, or has a
 * gap, nobody knows, and nothing is taken away.
 */
@Component(service = EnterpriseUse.class)
public final class EnterpriseUse {
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Archives archives;

    /** @throws org.shifan.api.text.ShifanException {@code core.enterprise.in-use}, or {@code core.enterprise.unproven} when nobody can say it */
    public void refuseUsed(Enterprise enterprise) {
        Archives asked = archives;
        if (asked == null) {
            throw refuse("core.enterprise.unproven", enterprise.code(), "-");
        }
        // Whoever takes it away need not be allowed to see all that is kept of it.
        Archive archive = Server.does(() -> asked.archive(enterprise.code().value(), null));
        if (!archive.lines().isEmpty()) {
            throw refuse(
                    "core.enterprise.in-use",
                    enterprise.code(),
                    enterprise.name(),
                    archive.lines().size(),
                    archive.lines().get(0).what());
        }
        if (!archive.gaps().isEmpty()) {
            throw refuse(
                    "core.enterprise.unproven",
                    enterprise.code(),
                    archive.gaps().get(0));
        }
    }
}
