// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.rest.http;

import java.util.List;

/** Routes that belong together; a component of this bundle for each area. */
public interface Resources {
    List<Route> routes();
}
