// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.facilitation.national;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import org.shifan.api.facilitation.MeasureRules;

/** The tables of this bundle as the rules of the nation. */
@Component
public final class NationalRules implements MeasureRules {
    private static final List<String> TABLES = List.of(
            "assumptions.csv",
            "destination-groups.csv",
            "exemption-exclusions.csv",
            "exemption-rule-sets.csv",
            "import-exclusions.csv",
            "inspection-agreements.csv",
            "laboratories.csv",
            "measure-texts.csv",
            "measures.csv",
            "product-risk.csv",
            "registration-goods.csv",
            "statutory-goods.csv",
            "supervision-modes.csv");

    private final String version;

    @Activate
    public NationalRules(BundleContext context) {
        this(context.getBundle().getVersion().toString());
    }

    private NationalRules(String version) {
        this.version = version;
    }

    /** The rules where no container tells their version. */
    public static NationalRules of(String version) {
        return new NationalRules(version);
    }

    @Override
    public String name() {
        return NATIONAL;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Map<String, String> tables() {
        Map<String, String> out = new TreeMap<>();
        TABLES.forEach(name -> out.put(name, read(name)));
        return out;
    }

    private static String read(String name) {
        try (InputStream in = NationalRules.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in this bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
