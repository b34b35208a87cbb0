// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Criteria as a sheet of Excel, for officers who write no YAML; Shifan implements it. A document and its sheet say the
 * same: both have the same digest, in either direction.
 */
@ProviderType
public interface CriteriaSheets {
    /** A sheet to fill in, with headings and notes in Chinese and English and the facts that criteria may name. */
    byte[] blank();

    /**
     * The sheet of a set that is or was here.
     *
     * @param reference its id, or {@code id@version}; without a version the newest
     * @throws org.shifan.api.text.ShifanException {@code sheet.set.unknown}; {@code sheet.write} when it cannot be written
     *     without loss
     */
    byte[] sheet(String reference);

    /**
     * The sheet of a document, whatever form that has: a sheet comes back tidy.
     *
     * @param file the document's name, for messages
     * @throws org.shifan.api.text.ShifanException {@code sheet.document.refused} when its form cannot be read; what it says is not judged
     */
    byte[] sheet(String file, byte[] document);

    /**
     * The text in YAML of a document, whatever form that has.
     *
     * @param file the document's name, for messages
     * @throws org.shifan.api.text.ShifanException {@code sheet.document.refused} when its form cannot be read; what it says is not judged
     */
    byte[] text(String file, byte[] document);
}
