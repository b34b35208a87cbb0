// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.facilitation;

import org.osgi.annotation.versioning.ProviderType;

/** Decides the treatment of shipments; Shifan implements it. */
@ProviderType
public interface TreatmentService {
    /**
     * The treatment of a declared export shipment, by what held on the day of the declaration.
     *
     * @throws org.shifan.api.text.ShifanException {@code core.enterprise.unknown}
     */
    Treatment treat(Shipment shipment);
}
