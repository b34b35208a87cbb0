// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import org.shifan.api.code.HsCode;

/**
 * Goods as a report describes them. What it does not say is empty; several brands, models or barcodes stand behind one
 * another with {@code ; } between them.
 *
 * @param hs null when the report names none, as foreign ones hardly ever do; that of an incident is the one that its attribution
 *     confirmed, once there is one
 */
public record Goods(String name, String brand, String model, String barcode, HsCode hs) {
    public Goods {
        name = stripped(name);
        brand = stripped(brand);
        model = stripped(model);
        barcode = stripped(barcode);
    }

    private static String stripped(String text) {
        return text == null ? "" : text.strip();
    }
}
