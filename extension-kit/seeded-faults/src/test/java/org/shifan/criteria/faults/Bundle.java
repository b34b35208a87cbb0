// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.shifan.api.criteria.CriteriaBundle;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactProvider;
import org.shifan.criteria.tck.Neighbours;
import org.shifan.criteria.tck.Submission;
import org.shifan.evaluation.code.Components;
import org.shifan.evaluation.document.CriteriaDocument;
import org.shifan.evaluation.layer.Binding;
import org.shifan.evaluation.sheet.Documents;
import org.shifan.evaluation.sheet.WrittenSheet;

/** A sound criteria bundle, in which a fault can be put. */
final class Bundle {
    private static final String CERTIFIED = "{linear: {fact: qms.certified.share, unit: percent,"
            + " from: {at: 0, points: 0}, to: {at: 80, points: 20}}}";
    private static final String CUSTOM = "{custom: {function: ningbo.share,"
            + " facts: [{fact: qms.certified.share, unit: percent}], parameters: {full-at: 80}}}";
    private static final String SCALE = "{threshold: {fact: export.value, unit: USD, at-least: {parameter: scale}}}";
    private static final String PER_FIRM =
            "{threshold: {fact: ningbo.export.per-firm, unit: USD, at-least: {parameter: scale}}}";

    private static final String FUNCTION = "OSGI-INF/share.xml";
    private static final String PROVIDER = "OSGI-INF/per-firm.xml";

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
    private Map<String, byte[]> beside = Map.of();
    private final Map<String, ScoringFunction> functionsBeside = new HashMap<>();

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

    /** One that extends another set of its authority, and so is scored by a function of that one's bundle. */
    static Bundle extending(ScoringFunction function) {
        Bundle other = with(function).swap("id: ningbo-zone-provincial", "id: ningbo-basis");
        Bundle out = new Bundle().header("Bundle-Version", "1.1.0");
        out.document = """
                format: shifan-criteria/1
                id: ningbo-zone-provincial
                extends: {id: ningbo-basis, version: 1.0.0}
                authority: ningbo
                subject: zone
                level: provincial
                version: 1.1.0
                title: {zh: 宁波（示例）, en: Ningbo (example)}
                in-force: {from: 2014-04-22}
                """;
        out.beside = other.files();
        out.functionsBeside.putAll(other.functions);
        // The author's test has to name it, as it runs outside of a server.
        out.functions.putAll(other.functions);
        return out;
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

    /** Has one more file of cases. */
    Bundle holdsCases(String name, String text) {
        return holds(CriteriaBundle.CASES + "/" + name, text.getBytes(StandardCharsets.UTF_8));
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
        beside = Map.of(CriteriaBundle.DOCUMENT, text(name).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** What is beside it is a sheet that says the same. */
    Bundle besideAsSheet() {
        beside = Map.of(CriteriaBundle.SHEET, WrittenSheet.of(beside.get(CriteriaBundle.DOCUMENT)));
        return this;
    }

    /** All that is in the bundle beside this one, by path; nothing where there is none. */
    Map<String, byte[]> beside() {
        return beside;
    }

    Map<String, ScoringFunction> functionsBeside() {
        return Map.copyOf(functionsBeside);
    }

    private Bundle function(String name, ScoringFunction function) {
        functions.put(name, function);
        return carries(function.getClass()).component("", "");
    }

    /**
     * Describes the component of the function anew.
     *
     * @param attributes of it
     * @param more elements
     */
    Bundle component(String attributes, String more) {
        functions.forEach((name, function) -> registers(FUNCTION, name, function.getClass(), attributes, more));
        return this;
    }

    /** Describes the component of the function, but under another name. */
    Bundle componentCalled(String name) {
        functions.forEach((right, function) -> registers(FUNCTION, name, function.getClass(), "", ""));
        return this;
    }

    /** The name of its function stands in a file. */
    Bundle namedInAFile() {
        functions.forEach((name, function) -> describes(
                FUNCTION,
                "",
                "<properties entry=\"OSGI-INF/share.properties\"/>",
                ScoringFunction.class,
                function.getClass()));
        return holds(
                "OSGI-INF/share.properties",
                ("shifan.scoring.function.name=" + String.join("", functions.keySet()))
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Its author's test does not name its function. */
    Bundle unnamed() {
        functions.clear();
        return this;
    }

    /** Has one more function, in a component of its own. */
    Bundle registers(String name, Class<?> type) {
        return carries(type).registers("OSGI-INF/" + name + ".xml", name, type, "", "");
    }

    private Bundle registers(String path, String name, Class<?> type, String attributes, String more) {
        String property = "<property name=\"shifan.scoring.function.name\" value=\"" + name + "\"/>";
        return describes(path, attributes, property + more, ScoringFunction.class, type);
    }

    private Bundle describes(String path, String attributes, String more, Class<?> service, Class<?> type) {
        return described(path, """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="%s" %s>
                  %s
                  <service><provide interface="%s"/></service>
                  <implementation class="%s"/>
                </scr:component>
                """.formatted(path, attributes, more, service.getName(), type.getName()));
    }

    /** Has such a description of a component, which the manifest names. */
    Bundle described(String path, String text) {
        headers.merge("Service-Component", path, (all, one) -> all.contains(one) ? all : all + "," + one);
        return holds(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Its descriptions break off. */
    Bundle withHalfOfEachDescription() {
        inside.replaceAll(
                (path, content) -> path.startsWith("OSGI-INF/") ? Arrays.copyOf(content, content.length / 2) : content);
        return this;
    }

    /** Its classes are no components. */
    Bundle withoutComponents() {
        headers.remove("Service-Component");
        inside.keySet().removeIf(path -> path.startsWith("OSGI-INF/"));
        return this;
    }

    /** Its components are those of another bundle, which stands beside it. */
    Bundle withItsComponentsBeside() {
        beside = new HashMap<>(inside);
        beside.put("META-INF/MANIFEST.MF", manifest());
        return withoutComponents();
    }

    /** Its author's test brings a provider along that no component registers. */
    Bundle brings(FactProvider provider) {
        providers.add(provider);
        return carries(provider.getClass());
    }

    /**
     * Describes the component of its provider anew.
     *
     * @param attributes of it
     * @param more elements
     */
    Bundle providerComponent(String attributes, String more) {
        providers.forEach(provider -> describes(PROVIDER, attributes, more, FactProvider.class, provider.getClass()));
        return this;
    }

    private Bundle provider(FactProvider provider) {
        providers.add(provider);
        return carries(provider.getClass()).providerComponent("", "");
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
        return holds("lib/more.jar", jar(type));
    }

    /** Brings a class in a jar that has another ending, and that its class path names so. */
    Bundle carriesOnClassPath(Class<?> type, String path, String classPath) {
        return header("Bundle-ClassPath", classPath).holds(path, jar(type));
    }

    /** Brings a class in a jar, and behind that another jar: who reads from the beginning sees only the first one. */
    Bundle carriesJarBehind(Class<?> first, Class<?> second) {
        byte[] begin = jar(first);
        byte[] end = jar(second);
        byte[] both = Arrays.copyOf(begin, begin.length + end.length);
        System.arraycopy(end, 0, both, begin.length, end.length);
        return holds("lib/two.jar", both);
    }

    private static byte[] jar(Class<?> type) {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            zip.putNextEntry(new ZipEntry(path(type)));
            zip.write(code(type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar.toByteArray();
    }

    /** Brings a class of so many bytes. */
    Bundle carriesLarge(Class<?> type, int length) {
        return holds(path(type), Arrays.copyOf(code(type), length));
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
                caseFiles(),
                files(),
                providers,
                functions,
                neighbours());
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

    private Map<String, byte[]> caseFiles() {
        Map<String, byte[]> out = new TreeMap<>(files());
        out.keySet().removeIf(path -> !path.startsWith(CriteriaBundle.CASES + "/"));
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

    private Neighbours neighbours() {
        Optional<CriteriaDocument> here = documentOf(beside)
                .flatMap(bytes -> Documents.read("beside.yaml", bytes).document());
        return new Neighbours() {
            @Override
            public List<CriteriaDocument> of(String id) {
                return here.filter(document -> document.id().equals(id)).stream()
                        .toList();
            }

            @Override
            public Optional<CriteriaDocument> baselineFor(CriteriaDocument document) {
                return here.filter(baseline -> Binding.isBaselineFor(baseline, document));
            }

            @Override
            public List<Components> bringing(String set) {
                return of(set).isEmpty() ? List.of() : all();
            }

            @Override
            public List<Components> all() {
                try {
                    return List.of(Components.of(beside));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** A text or a sheet. */
    static Optional<byte[]> documentOf(Map<String, byte[]> files) {
        return Stream.of(CriteriaBundle.DOCUMENT, CriteriaBundle.SHEET)
                .filter(files::containsKey)
                .map(files::get)
                .findFirst();
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
