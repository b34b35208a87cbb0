// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.schema;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Says, as long as it is registered, that the tables of one module are migrated in the data source {@code shifan}.
 *
 * <p>A store holds it as a mandatory reference with the target {@code (shifan.schema=MODULE)}. It goes when the data
 * source or the module's bundle goes, and comes back after the next migration; it is never registered for a module
 * whose migration failed.
 */
@ProviderType
public interface SchemaReady {

    /** The service property that names the module: {@value}. */
    String PROPERTY = "shifan.schema";

    /** The module whose tables are ready, as its bundle's {@code Shifan-Schema} header names it, e.g. {@code core}. */
    String module();
}
