// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.quality;

import org.shifan.api.code.HsCode;

/**
 * Goods that a registered enterprise makes, as they were registered for it.
 *
 * @param number by which an attribution names them
 * @param brand may be empty, as model and barcode
 */
public record RegisteredGoods(long number, String name, String brand, String model, String barcode, HsCode hs) {}
