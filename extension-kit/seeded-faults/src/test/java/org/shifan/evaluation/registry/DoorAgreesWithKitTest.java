// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

import org.shifan.api.criteria.CriteriaSet;
import org.shifan.api.criteria.CriteriaState;
import org.shifan.api.criteria.Problem;
import org.shifan.api.criteria.Remark;
import org.shifan.api.criteria.Remark.Level;
import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactProvider;
import org.shifan.api.text.Language;
import org.shifan.criteria.faults.Samples;
import org.shifan.criteria.faults.Samples.Fresh;
import org.shifan.criteria.faults.Samples.Sample;
import org.shifan.criteria.tck.KnownFacts;
import org.shifan.criteria.tck.Submission;

import static org.assertj.core.api.Assertions.assertThat;

/** Each bundle, faulty or sound, through the author's kit and through the door of a server: both say the same, word for word. */
@RunWith(Parameterized.class)
public class DoorAgreesWithKitTest {
    private static final long BUNDLE = 7;
    private static final long BESIDE = 6;

    private final Sample sample;

    public DoorAgreesWithKitTest(Sample sample) {
        this.sample = sample;
    }

    @Parameters(name = "{0}")
    public static Collection<Sample> samples() {
        return Samples.all();
    }

    @Test
    public void sameVerdictInTheSameWords() {
        List<Remark> kit = sample.submission().remarks();
        boolean sound = kit.stream().noneMatch(remark -> remark.level() == Level.REQUIRED);

        Registry door = new Registry();
        door.facts.addProvider(new KnownFacts(), Map.of(Constants.SERVICE_ID, 100L, Constants.SERVICE_BUNDLEID, 1L));
        // The bundle anew: what keeps something between two calls must not have been called by the kit.
        Fresh brought = sample.fresh();
        Registered registered = Registered.of(brought.submission().headers(), brought.files());
        Registered beside = Registered.of(headers(brought.beside()), brought.beside());
        long service = 200;
        for (FactProvider provider : brought.providers()) {
            String type = provider.getClass().getName();
            if (registered.types().contains(type) || beside.types().contains(type)) {
                long bundle = registered.types().contains(type) ? BUNDLE : BESIDE;
                door.facts.addProvider(
                        provider, Map.of(Constants.SERVICE_ID, service++, Constants.SERVICE_BUNDLEID, bundle));
            }
        }
        brought.functionsBeside().forEach((name, function) -> door.register(BESIDE, name, function));
        brought.documentBeside()
                .ifPresent(bytes -> door.start(Registry.bundle(BESIDE, "criteria-beside", "1.0.0"), bytes));
        registered
                .functions()
                .forEach((name, type) -> door.register(
                        BUNDLE,
                        name,
                        Optional.ofNullable(brought.functions().get(name)).orElseGet(() -> made(type))));
        door.criteria.started(
                Registry.bundle(BUNDLE, "criteria-ningbo", version(brought.submission())),
                new BundleSource(
                        Installed.of(brought.submission().headers(), brought.files()),
                        brought.submission().place()));

        List<CriteriaSet> sets = own(door);
        assertThat(sets).hasSize(1);
        // What only misses a fact waits for it; no author's build can know that it will come.
        assertThat(sets.get(0).state())
                .as("at the door, where the kit says %s", kit)
                .isIn(sound ? Set.of(CriteriaState.ACTIVE) : Set.of(CriteriaState.REFUSED, CriteriaState.WAITING));
        if (kit.stream().anyMatch(DoorAgreesWithKitTest::isOfTheAuthorAlone)) {
            // The one difference in words: the author is told of the component that there is not, the server what is
            // not there because of that. It waits and has checked nothing else yet, or its cases fail where only
            // another fact asks for it.
            assertThat(problems(door, Language.EN)).isNotEmpty();
            if (sets.get(0).state() == CriteriaState.REFUSED) {
                List<Remark> others = kit.stream()
                        .filter(remark -> !isOfTheAuthorAlone(remark))
                        .toList();
                for (Language language : Language.values()) {
                    assertThat(problems(door, language)).containsAll(required(others, language));
                }
            }
            return;
        }
        for (Language language : Language.values()) {
            assertThat(problems(door, language)).containsExactlyInAnyOrderElementsOf(required(kit, language));
            if (sound) {
                assertThat(lines(door.criteria.remarks("ningbo-zone-provincial"), language))
                        .containsExactlyInAnyOrderElementsOf(lines(kit, language));
            }
        }
    }

    private static boolean isOfTheAuthorAlone(Remark remark) {
        return remark.level() == Level.REQUIRED && remark.check().equals("components");
    }

    private static Map<String, String> headers(Map<String, byte[]> files) {
        Map<String, String> out = new HashMap<>();
        if (files.containsKey(JarFile.MANIFEST_NAME)) {
            try {
                new Manifest(new ByteArrayInputStream(files.get(JarFile.MANIFEST_NAME)))
                        .getMainAttributes()
                        .forEach((name, value) -> out.put(name.toString(), value.toString()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return out;
    }

    /** As Declarative Services make a component that the author's test does not name. */
    private static ScoringFunction made(String type) {
        try {
            return (ScoringFunction) Class.forName(type).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String version(Submission submission) {
        return Optional.ofNullable(submission.headers().get(Constants.BUNDLE_VERSION))
                .orElse("0.0.0");
    }

    private static List<String> required(List<Remark> remarks, Language language) {
        return remarks.stream()
                .filter(remark -> remark.level() == Level.REQUIRED)
                .map(remark -> remark.problem().in(language))
                .map(DoorAgreesWithKitTest::withoutBureaus)
                .toList();
    }

    /** What the bundle brought, without the baseline. */
    private static List<CriteriaSet> own(Registry door) {
        return door.criteria.sets().stream()
                .filter(set -> set.bundle().startsWith("criteria-ningbo"))
                .toList();
    }

    private static List<String> problems(Registry door, Language language) {
        List<Problem> out = new ArrayList<>();
        own(door).forEach(set -> out.addAll(set.problems()));
        return out.stream()
                .map(problem -> problem.in(language))
                .map(DoorAgreesWithKitTest::withoutBureaus)
                .toList();
    }

    /** The server of this test knows three bureaus, the kit all of them. */
    private static String withoutBureaus(String line) {
        return line.replaceFirst("(aqsiq and: |aqsiq 以及：).*", "$1");
    }

    private static List<String> lines(List<Remark> remarks, Language language) {
        return remarks.stream()
                .map(remark -> remark.level() + " " + remark.check() + ": "
                        + remark.problem().in(language))
                .toList();
    }

    /**
     * What Declarative Services would register of a bundle, read without the code of kit and door.
     *
     * @param functions their classes by name
     * @param types classes of all components
     */
    private record Registered(Map<String, String> functions, Set<String> types) {
        static Registered of(Map<String, String> headers, Map<String, byte[]> files) {
            Registered out = new Registered(new TreeMap<>(), new TreeSet<>());
            for (String path : headers.getOrDefault("Service-Component", "").split(",")) {
                if (files.containsKey(path)) {
                    out.add(files.get(path), files);
                }
            }
            return out;
        }

        private void add(byte[] description, Map<String, byte[]> files) {
            Element component;
            try {
                DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
                builder.setErrorHandler(null);
                component = builder.parse(new ByteArrayInputStream(description)).getDocumentElement();
            } catch (SAXException e) {
                // Of such a description nothing is registered.
                return;
            } catch (IOException | ParserConfigurationException e) {
                throw new IllegalStateException(e);
            }
            if (component.getAttribute("enabled").equals("false")) {
                return;
            }
            String type =
                    ((Element) component.getElementsByTagName("implementation").item(0)).getAttribute("class");
            types.add(type);
            NodeList entries = component.getElementsByTagName("properties");
            for (int i = 0; i < entries.getLength(); i++) {
                Properties read = new Properties();
                try {
                    read.load(new ByteArrayInputStream(files.get(((Element) entries.item(i)).getAttribute("entry"))));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                functions.put(read.getProperty(ScoringFunctionRegistry.NAME), type);
            }
            NodeList properties = component.getElementsByTagName("property");
            for (int i = 0; i < properties.getLength(); i++) {
                Element property = (Element) properties.item(i);
                if (property.getAttribute("name").equals(ScoringFunctionRegistry.NAME)) {
                    functions.put(property.getAttribute("value"), type);
                }
            }
        }
    }

    /** A bundle as the container shows it; what the door reads of it is read by the door's own code. */
    private record Installed(Map<String, String> headers, Map<String, byte[]> files) implements InvocationHandler {
        static Bundle of(Map<String, String> headers, Map<String, byte[]> files) {
            return (Bundle) Proxy.newProxyInstance(
                    Installed.class.getClassLoader(), new Class<?>[] {Bundle.class}, new Installed(headers, files));
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws IOException {
            return switch (method.getName()) {
                case "getSymbolicName" -> headers.get(Constants.BUNDLE_SYMBOLICNAME);
                case "getHeaders" -> new Hashtable<>(headers);
                case "getEntryPaths" -> paths(((String) arguments[0]).replaceFirst("^/", ""));
                case "getEntry" -> url((String) arguments[0]);
                default -> throw new UnsupportedOperationException(method.getName());
            };
        }

        /** What is in a folder, folders with a slash at the end. */
        private Enumeration<String> paths(String folder) {
            String inside = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
            Set<String> out = new TreeSet<>();
            files.keySet().stream().filter(path -> path.startsWith(inside)).forEach(path -> {
                int slash = path.indexOf('/', inside.length());
                out.add(slash < 0 ? path : path.substring(0, slash + 1));
            });
            return out.isEmpty() ? null : Collections.enumeration(out);
        }

        private URL url(String path) throws IOException {
            byte[] content = files.get(path);
            return content == null
                    ? null
                    : new URL(null, "bundle:/" + path, new URLStreamHandler() {
                        @Override
                        protected URLConnection openConnection(URL url) {
                            return new URLConnection(url) {
                                @Override
                                public void connect() {
                                    // It is here.
                                }

                                @Override
                                public InputStream getInputStream() {
                                    return new ByteArrayInputStream(content);
                                }
                            };
                        }
                    });
        }
    }
}
