// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.criteria.faults;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.junit.rules.TemporaryFolder;
import org.junit.runner.Description;
import org.junit.runner.JUnitCore;
import org.junit.runner.Request;
import org.junit.runner.manipulation.Filter;
import org.junit.runner.notification.Failure;

import org.shifan.api.criteria.ScoringFunction;
import org.shifan.api.fact.FactProvider;

/** A bundle laid out as its author's build does it, and its test run: what the author sees, and not what the kit thinks. */
public final class SeededBuild {
    /** Test classes are made without arguments, so what they are about stands here. */
    private static Supplier<Bundle> tested;

    /** Stands before what is no failure of a test, but an exception that ended it. */
    static final String THROWN = "thrown ";

    /** Adding up from outside starts a program each time, and finds fault with the engine and never with a bundle. */
    private static final Filter QUICK = new Filter() {
        @Override
        public boolean shouldRun(Description test) {
            return !"everyTotalAndVerdictIsFoundAgainFromTheTraceAlone".equals(test.getMethodName());
        }

        @Override
        public String describe() {
            return "what is quick";
        }
    };

    private SeededBuild() {}

    /** What fails when the bundle's test runs, by test. */
    static List<String> failures(Supplier<Bundle> bundle) {
        TemporaryFolder folder = new TemporaryFolder();
        try {
            folder.create();
            URL own = laidOut(folder.newFolder("classes"), bundle.get().files());
            Map<String, byte[]> beside = bundle.get().beside();
            URL[] all =
                    beside.isEmpty() ? new URL[] {own} : new URL[] {own, laidOut(folder.newFolder("beside"), beside)};
            try (Build build = new Build(all)) {
                tested = bundle;
                Class<?> test = build.loadClass(SeededCriteria.class.getName());
                return new JUnitCore()
                        .run(Request.aClass(test).filterWith(QUICK)).getFailures().stream()
                                .map(SeededBuild::line)
                                .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        } finally {
            tested = null;
            folder.delete();
        }
    }

    private static String line(Failure failure) {
        return failure.getDescription().getMethodName() + ": "
                + (failure.getException() instanceof AssertionError ? "" : THROWN)
                + failure.getMessage();
    }

    private static URL laidOut(File folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            Path file = folder.toPath().resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
        return folder.toURI().toURL();
    }

    /** Public, as its caller is of another class loader. */
    public static List<FactProvider> providers() {
        return tested.get().providers();
    }

    /** Public, as its caller is of another class loader. */
    public static Map<String, ScoringFunction> functions() {
        return tested.get().functions();
    }

    /** The classpath of a build, with the test class on it anew: it finds its bundle by its class loader. */
    private static final class Build extends URLClassLoader {
        Build(URL[] folders) {
            super(folders, SeededBuild.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(SeededCriteria.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
