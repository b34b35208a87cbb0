// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.api.criteria;

import org.osgi.annotation.versioning.ProviderType;

/** The form of a criteria document, for editors that complete and check while one writes; Shifan implements it. */
@ProviderType
public interface CriteriaFormat {
    /**
     * The JSON Schema (draft 7) of the format that this server reads, in UTF-8. It judges the form only: what a
     * document says is judged by {@link CriteriaRegistry#check}.
     */
    byte[] schema();

    /** The name of the schema's file, which names the version of the format, such as {@code shifan-criteria-1.schema.json}. */
    String schemaName();
}
