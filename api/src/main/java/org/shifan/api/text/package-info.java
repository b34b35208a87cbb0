/**
 * Text in Chinese and English, messages with stable keys, and the one exception that carries them.
 * Imported by everybody who speaks to a person.
 */
@Export
@Version("1.0.0")
package org.shifan.api.text;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
