// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.operations;

import java.util.List;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Examines the running system. Every examination is also a Felix health check with the tag {@code shifan}, for
 * monitors that speak to these.
 */
@ProviderType
public interface Doctor {

    /**
     * Looks at everything now.
     *
     * @return one finding for each examination, the worst first, then by name; one that hangs is reported as
     *     {@link Finding.Grade#UNKNOWN} after five seconds and holds up no other
     */
    List<Finding> examine();
}
