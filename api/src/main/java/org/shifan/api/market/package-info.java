/** Foreign markets (§六(二)): notifications, standards, training, trade concerns. Imported by adapters and by whoever is told of warnings. */
@Export
@Version("1.0.0")
package org.shifan.api.market;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
