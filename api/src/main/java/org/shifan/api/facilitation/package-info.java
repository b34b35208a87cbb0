/** Trade facilitation (§六(一)): the treatment of a declared shipment. Imported by adapters. */
@Export
@Version("1.3.0")
package org.shifan.api.facilitation;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
