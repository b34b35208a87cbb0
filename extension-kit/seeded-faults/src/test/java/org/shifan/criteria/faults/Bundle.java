// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactProvider;
import org.shifan.criteria.tck.Submission;
import org.shifan.evaluation.document.Bases;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.layer.Binding;
import org.shifan.evaluation.sheet.Documents;

/** A sound criteria bundle, in which a fault can be put. */
final class Bundle {
    private static final String CERTIFIED = "{linear: {fact: qms.certified.share, unit: percent,"
            + " from: {at: 0, points: 0}, to: {at: 80, points: 20}}}";
    private static final String CUSTOM = "{custom: {function: ningbo.share,"
            + " facts: [{fact: qms.certified.share, unit: percent}], parameters: {full-at: 80}}}";
    private static final String SCALE = "{threshold: {fact: export.value, unit: USD, at-least: {parameter: scale}}}";
    private static final String PER_FIRM =
            "{threshold: {fact: ningbo.export.per-firm, unit: USD, at-least: {parameter: scale}}}";

    private static final String COMPONENT = "OSGI-INF/share.xml";

    private static final String CASES = CriteriaBundle.CASES + "/cases.yaml";

    private static final String STANDS_ON = """
            stands-on: {id: national-baseline, version: 1.0.0}
            bindings:
              high-value:
                - {value: 1000000, document: 示例一, date: 2014-04-22}
                - {value: 2000000, document: 示例二, date: 2016-01-01}
            """;

    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, byte[]> inside = new HashMap<>();
    private final Map<String, ScoringFunction> functions = new HashMap<>();
    private final List<FactProvider> providers = new ArrayList<>();
    private String document;
    private String cases;
    private Optional<String> baseline = Optional.empty();

    private Bundle() {
        document = text("sound.yaml");
        cases = text("sound-cases.yaml");
        headers.put("Bundle-SymbolicName", "criteria-ningbo");
        headers.put("Bundle-Version", "1.0.0");
        headers.put("Import-Package", "java.math,org.shifan.api.criteria;version=\"[1.0,2)\",org.shifan.api.text");
        headers.put(
                "Require-Capability",
                "osgi.extender;filter:=\"(osgi.extender=shifan.criteria)\",osgi.ee;filter:=\"(osgi.ee=JavaSE)\"");
        headers.put(CriteriaBundle.HEADER, CriteriaBundle.DOCUMENT);
    }

    /** One with a document alone. */
    static Bundle ofData() {
        return new Bundle();
    }

    /** One that binds the open term of the baseline, and goes by it. */
    static Bundle standing() {
        return new Bundle()
                .beside("baseline.yaml")
                .swap("total: 100\n", "total: 100\n" + STANDS_ON)
                .swap("at-least: {parameter: scale}", "at-least: {parameter: high-value}");
    }

    /** One that scores an item by a function of its own. */
    static Bundle with(ScoringFunction function) {
        return new Bundle().swap(CERTIFIED, CUSTOM).function("ningbo.share", function);
    }

    /** One that scores an item by a fact of its own. */
    static Bundle with(FactProvider provider) {
        return new Bundle()
                .swap(SCALE, PER_FIRM)
                .swapInCases("export.value: 1000000", "export.value: 30000000")
                .swapInCases("exporter.count: 29, export.value: 999999", "exporter.count: 29, export.value: 28999999")
                .swapInCases("missing, export.value: 999999", "missing, export.value: 29999999")
                .swapInCases("export.value: 1999999", "export.value: 59999999")
                .swapInCases("export.value: 2000000", "export.value: 60000000")
                .provider(provider);
    }

    /** Replaces what the document says; it has to say it exactly once. */
    Bundle swap(String right, String wrong) {
        document = once(document, right, wrong);
        return this;
    }

    Bundle swapInCases(String right, String wrong) {
        cases = once(cases, right, wrong);
        return this;
    }

    /** Takes a case out. */
    Bundle withoutCase(String name) {
        int from = cases.indexOf("  - name: " + name);
        int to = cases.indexOf("  - name: ", from + 1);
        cases = cases.substring(0, from) + (to < 0 ? "" : cases.substring(to));
        return this;
    }

    Bundle withoutCases() {
        cases = null;
        return this;
    }

    Bundle header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** The national baseline is here too, with one open term. */
    Bundle beside(String name) {
        baseline = Optional.of(text(name));
        return this;
    }

    Optional<byte[]> baseline() {
        return baseline.map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private Bundle function(String name, ScoringFunction function) {
        functions.put(name, function);
        headers.put("Service-Component", COMPONENT);
        return carries(function.getClass()).component("", "");
    }

    /**
     * Describes the component of the function anew.
     *
     * @param attributes of it
     * @param more elements
     */
    Bundle component(String attributes, String more) {
        functions.forEach((name, function) ->
                holds(COMPONENT, """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="share" %s>
                  <property name="shifan.scoring.function.name" value="%s"/>
                  %s
                  <service><provide interface="org.shifan.api.criteria.ScoringFunction"/></service>
                  <implementation class="%s"/>
                </scr:component>
                """.formatted(
                        attributes, name, more, function.getClass().getName()).getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    private Bundle provider(FactProvider provider) {
        providers.add(provider);
        return carries(provider.getClass());
    }

    /** With the classes that it extends and the one around it. */
    private Bundle carries(Class<?> type) {
        for (Class<?> each = type; each != Object.class; each = each.getSuperclass()) {
            holds(path(each), code(each));
        }
        return holds(path(type.getNestHost()), code(type.getNestHost()));
    }

    /** Brings a class in a jar of its own. */
    Bundle carriesInJar(Class<?> type) {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            zip.putNextEntry(new ZipEntry(path(type)));
            zip.write(code(type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return holds("lib/more.jar", jar.toByteArray());
    }

    Bundle holds(String path, byte[] content) {
        inside.put(path, content);
        return this;
    }

    private static String path(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static byte[] code(Class<?> type) {
        try (InputStream in = type.getClassLoader().getResourceAsStream(path(type))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<FactProvider> providers() {
        return List.copyOf(providers);
    }

    Map<String, ScoringFunction> functions() {
        return Map.copyOf(functions);
    }

    Submission submission() {
        return new Submission(
                CriteriaBundle.DOCUMENT,
                document.getBytes(StandardCharsets.UTF_8),
                headers,
                cases == null ? Map.of() : Map.of(CASES, cases.getBytes(StandardCharsets.UTF_8)),
                files(),
                providers,
                functions,
                bases());
    }

    /** All that is in it, by path. */
    Map<String, byte[]> files() {
        Map<String, byte[]> out = new HashMap<>(inside);
        out.put("META-INF/MANIFEST.MF", manifest());
        out.put(CriteriaBundle.DOCUMENT, document.getBytes(StandardCharsets.UTF_8));
        if (cases != null) {
            out.put(CASES, cases.getBytes(StandardCharsets.UTF_8));
        }
        return out;
    }

    private byte[] manifest() {
        Manifest out = new Manifest();
        out.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach(out.getMainAttributes()::putValue);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Bases bases() {
        Optional<CriteriaDocument> here = baseline()
                .flatMap(bytes -> Documents.read("baseline.yaml", bytes).document());
        return new Bases() {
            @Override
            public List<CriteriaDocument> of(String id) {
                return here.filter(document -> document.id().equals(id)).stream()
                        .toList();
            }

            @Override
            public Optional<CriteriaDocument> baselineFor(CriteriaDocument document) {
                return here.filter(baseline -> Binding.isBaselineFor(baseline, document));
            }
        };
    }

    private static String once(String text, String right, String wrong) {
        int at = text.indexOf(right);
        if (at < 0 || text.indexOf(right, at + 1) >= 0) {
            throw new IllegalArgumentException("not exactly once: " + right);
        }
        return text.replace(right, wrong);
    }

    private static String text(String name) {
        try (InputStream in = Bundle.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
