/**
 * Import of tables: the service that reads files and the plug-in point for kinds of record. Imported by
 * bundles that own records and by adapters.
 */
@Export
@Version("1.0.0")
package org.shifan.api.intake;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
