// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.province;

/** Anchor of what the services of the tests refuse with. */
public final class ProvinceMessages {
    private ProvinceMessages() {}
}
