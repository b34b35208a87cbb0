/**
 * Value types that cannot hold nonsense: codes with their check characters, money, periods. Each is
 * read once, at the edge; a refusal names what was found and what would be right. Imported by
 * everybody.
 */
@Export
@Version("1.1.0")
package org.shifan.api.code;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
