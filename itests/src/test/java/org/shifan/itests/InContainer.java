// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.nio.file.Files;
import java.nio.file.Path;

import javax.inject.Inject;

import org.apache.karaf.features.BootFinished;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerSuite;
import org.osgi.framework.BundleContext;

/** A test inside the running distribution; one container for all tests of a class. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerSuite.class)
public abstract class InContainer {

    @Inject
    protected BundleContext context;

    /** Of this container: each has a class of its own. */
    private static boolean loaded;

    /** Without it tests would begin while features are still being installed. */
    @Inject
    protected BootFinished boot;

    @Inject
    protected SessionFactory sessions;

    protected Console console;

    @Configuration
    public Option[] configuration() {
        return Distribution.options();
    }

    @Before
    public void everythingIsReady() throws Exception {
        console = new Console(sessions);
        console.run("shifan:ready --wait 300");
    }

    /** A service that is there, as everything is ready. */
    protected final <T> T service(Class<T> type) {
        return context.getService(context.getServiceReference(type));
    }

    /** Loads the sample province, once a container. */
    protected final void givenTheSampleProvince() throws Exception {
        if (!loaded) {
            console.run("shifan:sample-load --bureau jiangsu");
            loaded = true;
        }
    }

    /** Where a test may put a file. */
    protected final Path file(String name) throws java.io.IOException {
        Path folder = Path.of(context.getProperty("karaf.data"), "tests");
        return Files.createDirectories(folder).resolve(name);
    }
}
