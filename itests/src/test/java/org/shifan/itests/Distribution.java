// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.itests;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.karaf.options.LogLevelOption.LogLevel;
import org.ops4j.pax.exam.options.extra.VMOption;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.logLevel;

/** The built distribution as Pax Exam starts it. */
final class Distribution {
    /** Who acts in tests of everything but roles: each may everything, and two of them are two persons. */
    private static final String ACCOUNTS = Stream.of(
                    "karaf", "tester", "Li", "Wang", "Sun", "Zhou", "another", "second")
            .map(name -> name + " = *")
            .collect(Collectors.joining("; "));

    /** A machine that does other things needs more of it. */
    private static final int MOST_MILLIS = 1_000 * Integer.getInteger("shifan.itests.patience", 180);

    private static final int LEAST_PORT = 20_000;
    private static final int MOST_PORT = 32_000;

    /** Options of Java for a server that lives a few minutes; none where speed is measured. */
    static final List<String> SHORT_LIVED = Stream.of(
                    System.getProperty("shifan.itests.java", "").split("\\s+"))
            .filter(option -> !option.isEmpty())
            .toList();

    private Distribution() {}

    static Option[] options() {
        return new Option[] {
            unpacked(),
            keepRuntimeFolder(),
            quietConsole(),
            ownPorts(),
            noNetwork(),
            // Criteria are in force as they arrive; tests of the release say otherwise themselves.
            editConfigurationFilePut("etc/org.shifan.criteria.cfg", "approval", "none"),
            editConfigurationFilePut("etc/org.shifan.criteria.cfg", "baseline", "free"),
            java17(),
            systemTimeout(MOST_MILLIS),
            // What is injected is waited for just as long: the machine may be busy with another build.
            systemProperty("pax.exam.service.timeout").value(Integer.toString(MOST_MILLIS)),
            // And so is what runs the tests: it is installed a moment after what looks for it.
            systemProperty("org.ops4j.pax.exam.raw.extender.intern.Parser.DEFAULT_TIMEOUT")
                    .value(Integer.toString(MOST_MILLIS))
        };
    }

    static File archive() {
        return new File(System.getProperty("shifan.distribution"));
    }

    private static Option unpacked() {
        return karafDistributionConfiguration()
                .frameworkUrl(archive().toURI().toString())
                .name("Shifan")
                .unpackDirectory(new File("target/exam"))
                .useDeployFolder(false);
    }

    private static Option quietConsole() {
        return composite(configureConsole().ignoreLocalConsole().ignoreRemoteShell(), logLevel(LogLevel.INFO));
    }

    /** Several builds may run on one machine. */
    private static Option ownPorts() {
        String management = "etc/org.apache.karaf.management.cfg";
        return composite(
                editConfigurationFilePut(management, "rmiRegistryPort", freePort()),
                editConfigurationFilePut(management, "rmiServerPort", freePort()),
                editConfigurationFilePut("etc/org.shifan.identity.cfg", "accounts", ACCOUNTS),
                editConfigurationFilePut("etc/org.apache.karaf.shell.cfg", "sshPort", freePort()),
                editConfigurationFilePut("etc/org.ops4j.pax.web.cfg", "org.osgi.service.http.port", freePort()),
                editConfigurationFilePut("etc/org.shifan.metrics.cfg", "port", freePort()));
    }

    /**
     * A port at random, below those that the system gives to whoever connects: two tests at once that ask the system for a free one may be
     * given the same.
     */
    static String freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LEAST_PORT, MOST_PORT);
            try (ServerSocket socket = new ServerSocket(port)) {
                return Integer.toString(socket.getLocalPort());
            } catch (BindException e) {
                // Somebody has it: the next one.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What Pax Exam itself adds comes from the local repository. */
    private static Option noNetwork() {
        String file = "etc/org.ops4j.pax.url.mvn.cfg";
        return composite(
                editConfigurationFilePut(file, "org.ops4j.pax.url.mvn.localRepository", localRepository()),
                editConfigurationFilePut(file, "org.ops4j.pax.url.mvn.repositories", ""));
    }

    /** The repository that this build uses, wherever it lies: GROUP/NAME/VERSION/JAR stand between it and a jar of it. */
    static String localRepository() {
        try {
            Path jar = Path.of(Option.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path inRepository = Path.of("org/ops4j/pax/exam/pax-exam/VERSION/JAR");
            return jar.getRoot()
                    .resolve(jar.subpath(0, jar.getNameCount() - inRepository.getNameCount()))
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What bin/karaf gives to Java 17; Pax Exam starts Java by itself. */
    private static Option java17() {
        String karaf = System.getProperty("karaf.version");
        Stream<String> opens = Stream.of(
                        "java.base/java.security",
                        "java.base/java.net",
                        "java.base/java.lang",
                        "java.base/java.util",
                        "java.naming/javax.naming.spi",
                        "java.rmi/sun.rmi.transport.tcp")
                .flatMap(name -> Stream.of("--add-opens", name + "=ALL-UNNAMED"));
        Stream<String> exports = Stream.of(
                        "java.base/sun.net.www.protocol.file",
                        "java.base/sun.net.www.protocol.ftp",
                        "java.base/sun.net.www.protocol.http",
                        "java.base/sun.net.www.protocol.https",
                        "java.base/sun.net.www.protocol.jar",
                        "java.base/sun.net.www.content.text",
                        "jdk.naming.rmi/com.sun.jndi.url.rmi",
                        "java.rmi/sun.rmi.registry")
                .map(name -> "--add-exports=" + name + "=ALL-UNNAMED");
        Stream<String> patches = Stream.of(
                "--add-reads=java.xml=java.logging",
                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                "--patch-module",
                "java.base=lib/endorsed/org.apache.karaf.specs.locator-" + karaf + ".jar",
                "--patch-module",
                "java.xml=lib/endorsed/org.apache.karaf.specs.java.xml-" + karaf + ".jar",
                "-Dfile.encoding=UTF-8",
                "-classpath",
                "lib/jdk9plus/*" + File.pathSeparator + "lib/boot/*" + File.pathSeparator + "lib/endorsed/*");
        return composite(Stream.of(patches, opens, exports, SHORT_LIVED.stream())
                .flatMap(each -> each)
                .map(VMOption::new)
                .toArray(Option[]::new));
    }
}
