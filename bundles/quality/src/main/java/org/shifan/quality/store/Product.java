// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;

/**
 * Goods that an enterprise makes.
 *
 * @param maker the enterprise's name as it stands on the goods and in foreign reports; may be empty, as brand, model, barcode
 */
public record Product(
        OrganisationCode enterprise,
        String name,
        String brand,
        String model,
        String barcode,
        HsCode hs,
        String maker) {}
