// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Hashtable;
import java.util.Optional;
import java.util.Properties;

import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

import org.shifan.api.text.ShifanException;
import org.shifan.operations.Fakes;
import org.shifan.operations.hand.Asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A change of a setting, and a container that takes files over late, or writes them itself. */
public class FileSettingsTest {
    private static final String PID = "org.shifan.room";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;

    /** What the container has read, and what it does to the file when it looks next. */
    private Hashtable<String, Object> read = new Hashtable<>();

    private Look look = () -> {};

    /** What the container does when it is asked. */
    private interface Look {
        void look() throws IOException;
    }

    @Before
    public void aFileOfSettings() {
        file = folder.getRoot().toPath().resolve(PID + ".cfg");
    }

    @Test
    public void aValueHoldsWhenItIsAnswered() throws Exception {
        look = this::takeOver;
        assertThat(settings(Duration.ofSeconds(9), Duration.ofHours(1))
                        .change(PID, "warn.below", "3")
                        .value())
                .isEqualTo("3");
    }

    @Test
    public void whatTheContainerOverwroteIsWrittenAgain() throws Exception {
        Files.writeString(file, "warn.below = 5\n");
        takeOver();
        look = () -> {
            // The change before comes back, once.
            Files.writeString(file, "warn.below = 5\n");
            look = this::takeOver;
        };
        assertThat(settings(Duration.ofSeconds(9), Duration.ofHours(1))
                        .change(PID, "warn.below", "3")
                        .value())
                .isEqualTo("3");
        assertThat(file).hasContent("warn.below = 3");
    }

    @Test
    public void aFileThatTheContainerDeletedIsWrittenAgain() throws Exception {
        look = () -> {
            Files.delete(file);
            look = () -> {
                if (Files.exists(file)) {
                    takeOver();
                }
            };
        };
        settings(Duration.ofSeconds(9), Duration.ofHours(1)).change(PID, "warn.below", "3");
        assertThat(file).hasContent("warn.below = 3");
    }

    @Test
    public void whatTheContainerTookForReadIsWrittenAgain() throws Exception {
        look = () -> {
            var before = Files.getLastModifiedTime(file);
            look = () -> {
                if (!Files.getLastModifiedTime(file).equals(before)) {
                    takeOver();
                }
            };
        };
        assertThat(settings(Duration.ofSeconds(9), Duration.ofMillis(1))
                        .change(PID, "warn.below", "3")
                        .value())
                .isEqualTo("3");
    }

    @Test
    public void aValueThatNamesAnotherHoldsAsWhatThatIs() throws Exception {
        Files.createFile(file);
        look = () -> {
            takeOver();
            read.computeIfPresent("others", (key, value) -> "/srv/data");
        };
        assertThat(settings(Duration.ofSeconds(9), Duration.ofHours(1))
                        .change(PID, "others", "${karaf.data}")
                        .value())
                .isEqualTo("/srv/data");
    }

    @Test
    public void aValueThatDoesNotComeIntoEffectIsToldWithFileFoundAndWhatHolds() throws Exception {
        Files.writeString(file, "warn.below = 5\n");
        takeOver();
        FileSettings settings = settings(Duration.ofMillis(1), Duration.ofHours(1));
        assertThatThrownBy(() -> settings.change(PID, "warn.below", "3"))
                .isInstanceOf(ShifanException.class)
                .hasMessageContaining(
                        "etc/org.shifan.room.cfg: warn.below = 3 was written and is not in effect; 5 holds");
    }

    private void takeOver() throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        read = new Hashtable<>();
        properties.forEach((key, value) -> read.put((String) key, value));
    }

    private FileSettings settings(Duration most, Duration unseen) throws Exception {
        SettingBook book = SettingsTest.book(folder.getRoot().toPath());
        ConfigurationAdmin container = Fakes.proxy(ConfigurationAdmin.class, method -> {
            try {
                look.look();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            return new Configuration[] {Fakes.proxy(Configuration.class, of -> read)};
        });
        return new FileSettings(
                folder.getRoot().toPath(),
                new FileSettings.Patience(most, Duration.ZERO, unseen),
                book,
                new SettingGuard(book),
                container,
                new Asking().with((operation, place, actor) -> Optional.empty()));
    }
}
