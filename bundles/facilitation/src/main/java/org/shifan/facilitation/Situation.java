// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation;

import org.shifan.api.core.Enterprise;
import org.shifan.api.facilitation.Shipment;

/** Everything that a treatment depends on, as it held on the day of the declaration. */
record Situation(Shipment shipment, Enterprise enterprise, Standing standing, Goods goods, Destination destination) {}
