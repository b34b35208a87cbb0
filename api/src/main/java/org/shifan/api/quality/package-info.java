/**
 * Incidents, their tracing and what follows from it (§六(六)). Imported by adapters and by bundles that act on the quality of an
 * enterprise.
 */
@Export
@Version("1.1.0")
package org.shifan.api.quality;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
