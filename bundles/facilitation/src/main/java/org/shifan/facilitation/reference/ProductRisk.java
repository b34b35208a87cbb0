// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.reference;

/** The risk of a product in three levels, from the lowest (§六(一)). */
public enum ProductRisk {
    /** 一般风险 */
    GENERAL,
    /** 较高风险 */
    FAIRLY_HIGH,
    /** 高风险 */
    HIGH
}
