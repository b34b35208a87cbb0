// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.quality.store;

import org.shifan.api.code.HsCode;
import org.shifan.api.code.OrganisationCode;
import org.shifan.api.quality.RegisteredGoods;

/**
 * Goods that an enterprise makes.
 *
 * @param number of their row; 0 before they have one
 * @param maker the enterprise's name as it stands on the goods and in foreign reports; may be empty, as brand, model, barcode
 */
public record Product(
        long number,
        OrganisationCode enterprise,
        String name,
        String brand,
        String model,
        String barcode,
        HsCode hs,
        String maker) {

    /** The same as they were before they were entered. */
    Product fresh() {
        return new Product(0, enterprise, name, brand, model, barcode, hs, maker);
    }

    public RegisteredGoods registered() {
        return new RegisteredGoods(number, name, brand, model, barcode, hs);
    }
}
