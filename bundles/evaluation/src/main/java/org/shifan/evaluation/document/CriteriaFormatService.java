// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.osgi.service.component.annotations.Component;

import org.shifan.api.criteria.CriteriaFormat;

/** Hands out the schema that lies in this bundle, beside the reader that it describes. */
@Component
public final class CriteriaFormatService implements CriteriaFormat {
    private static final String NAME = "shifan-criteria-1.schema.json";

    @Override
    public byte[] schema() {
        try (InputStream in = CriteriaFormatService.class.getResourceAsStream("/schema/" + NAME)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String schemaName() {
        return NAME;
    }
}
