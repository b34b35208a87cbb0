// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.operations.settings;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

import org.shifan.api.identity.Place;
import org.shifan.api.operations.Settings;
import org.shifan.api.text.Language;
import org.shifan.api.text.Text;
import org.shifan.operations.Fakes;
import org.shifan.operations.hand.Asking;
import org.shifan.testroles.TableOfRoles;

import static org.assertj.core.api.Assertions.assertThat;

public class SettingsTest {
    static final String XML = """
            <?xml version="1.0" encoding="UTF-8"?>
            <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.4.0">
              <OCD id="o.Limits" name="Room">
                <AD id="warn.below" type="Long" min="0" max="9" default="7" description="MiB at least / 至少多少 MiB"/>
                <AD id="approval" type="String" default="none" name="Approval"><Option value="none"/><Option value="second-person"/></AD>
                <AD id="others" type="String" cardinality="2147483647" required="false"/>
                <AD id="watch" type="Boolean" default="true"/>
                <AD id="share" type="Double" min="0.5"/>
                <AD id="mark" type="Character" min="a" max="z"/>
              </OCD>
              <Designate pid="org.shifan.room"><Object ocdref="o.Limits"/></Designate>
            </metatype:MetaData>
            """;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** Name of the setting, what is written, whether it is right. */
    private static final Object[][] VALUES = {
        {"warn.below", "0", true},
        {"warn.below", " 9 ", true},
        {"warn.below", 5L, true},
        {"warn.below", "-1", false},
        {"warn.below", "10", false},
        {"warn.below", "1.0", false},
        {"warn.below", "1e1", false},
        {"warn.below", "", false},
        {"warn.below", "many", false},
        {"approval", "second-person", true},
        {"approval", "Second-Person", false},
        {"approval", "", false},
        {"others", "", true},
        {"others", "municipal, county", true},
        {"mark", "b", true},
        {"watch", "false", true},
        {"watch", Boolean.TRUE, true},
        {"watch", "yes", false},
        {"share", "0.5", true},
        {"share", "0.49", false},
        {"share", "NaN", false},
    };

    @Test
    public void onlyWhatIsAllowedIsRight() throws Exception {
        for (Object[] row : VALUES) {
            assertThat(declared((String) row[0]).problem(row[1]).isEmpty())
                    .as("%s = '%s'", row[0], row[1])
                    .isEqualTo(row[2]);
        }
    }

    @Test
    public void theLimitsAreThoseOfTheDeclarationOrOfTheType() throws Exception {
        assertThat(declared("warn.below").allowed().en()).isEqualTo("a whole number from 0 to 9");
        assertThat(declared("warn.below").meaning()).isEqualTo(new Text("至少多少 MiB", "MiB at least"));
        Declared number = new Declared("p", "k", "Byte", false, "", null, BigDecimal.TEN, List.of(), Text.same("m"));
        assertThat(number.allowed().en()).isEqualTo("a whole number from -128 to 10");
        assertThat(declared("approval").allowed().en()).isEqualTo("one of none, second-person");
    }

    @Test
    public void aWrongValueIsRefusedInBothLanguagesWithFileNameFoundAndAllowed() throws Exception {
        var problem = declared("warn.below").problem("many").orElseThrow();
        assertThat(problem.in(Language.EN))
                .isEqualTo("etc/org.shifan.room.cfg: warn.below = many is not allowed; right would be: a whole number"
                        + " from 0 to 9.");
        assertThat(problem.in(Language.ZH)).contains("warn.below = many").contains("0 至 9 的整数");
    }

    @Test
    public void onlyAnAdministratorChangesASettingAndWhoMayLookAtTheServerSeesIt() throws Exception {
        TableOfRoles roles = new TableOfRoles();
        SettingBook book = book();
        FileSettings settings = new FileSettings(
                folder.getRoot().toPath(),
                new FileSettings.Patience(Duration.ZERO, Duration.ZERO, Duration.ZERO),
                book,
                new SettingGuard(book),
                null,
                new Asking().with(roles));
        roles.everyRole(Settings.class, Place.COUNTRY)
                .change("change", () -> settings.change("org.shifan.room", "warn.below", "3"))
                .change("list", settings::list)
                .change("problems", settings::problems)
                .isAsDocumented(() -> List.of(folder.getRoot().list()));
    }

    @Test
    public void theGuardPutsWhatHeldBeforeInPlaceOfAWrongValue() throws Exception {
        SettingGuard guard = new SettingGuard(book());
        assertThat(through(guard, "many")).as("nothing held before").isNull();
        assertThat(through(guard, " 3 ")).isEqualTo("3");
        assertThat(through(guard, "many")).isEqualTo("3");
        assertThat(through(guard, null)).isNull();
        assertThat(through(guard, "many")).as("the initial one held before").isNull();
    }

    @Test
    public void whatComponentsWereGivenBeforeTheGuardCameHoldsOn() throws Exception {
        SettingGuard guard = new SettingGuard(book());
        Dictionary<String, Object> given = new Hashtable<>();
        given.put("warn.below", " 4 ");
        guard.learn("org.shifan.room", given);
        assertThat(through(guard, "many")).isEqualTo("4");
        given.put("warn.below", "none");
        guard.learn("org.shifan.room", given);
        assertThat(through(guard, "many")).as("a wrong one never held").isEqualTo("4");
    }

    @Test
    public void severalValuesInOneLineBecomeSeveral() throws Exception {
        Dictionary<String, Object> written = new Hashtable<>();
        written.put("service.pid", "org.shifan.room");
        written.put("others", "municipal, county");
        new SettingGuard(book()).modifyConfiguration(null, written);
        assertThat((String[]) written.get("others")).containsExactly("municipal", "county");
    }

    @Test
    public void whatIsNotOursIsLeftAlone() throws Exception {
        Dictionary<String, Object> written = new Hashtable<>();
        written.put("service.pid", "org.apache.karaf.shell");
        written.put("warn.below", "many");
        new SettingGuard(book()).modifyConfiguration(null, written);
        assertThat(written.get("warn.below")).isEqualTo("many");
    }

    @Test
    public void oneLineOfAFileIsChangedAndTheOthersStay() throws Exception {
        Path file = folder.getRoot().toPath().resolve("a.cfg");
        SettingFile.put(file, "warn.below", "1");
        assertThat(file).hasContent("warn.below = 1");
        Files.writeString(file, "# why\nwarn.belows = 5\n warn.below=2,\\\n  3\nwatch = true\n");
        SettingFile.put(file, "warn.below", "C:\\x");
        assertThat(file).hasContent("# why\nwarn.belows = 5\nwarn.below = C:\\\\x\nwatch = true");
        assertThat(SettingFile.has(file, "warn.below", "C:\\x")).isTrue();
        assertThat(SettingFile.has(file, "warn.below", "C:")).isFalse();
        assertThat(SettingFile.has(file, "below", "C:\\x")).isFalse();
    }

    @Test
    public void everyMessageExistsInBothLanguages() {
        assertThat(SettingMessages.M.keys()).hasSizeGreaterThan(5);
        assertThat(SettingMessages.M.unpaired()).isEmpty();
    }

    private static Object through(SettingGuard guard, Object value) {
        Dictionary<String, Object> written = new Hashtable<>();
        written.put("service.pid", "org.shifan.room");
        if (value != null) {
            written.put("warn.below", value);
        }
        guard.modifyConfiguration(null, written);
        return written.get("warn.below");
    }

    private static Declared declared(String key) throws Exception {
        return Metatype.read(new ByteArrayInputStream(XML.getBytes(StandardCharsets.UTF_8))).stream()
                .filter(declared -> declared.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private SettingBook book() throws Exception {
        return book(folder.getRoot().toPath());
    }

    /** A book of one bundle that declares the settings above. */
    static SettingBook book(Path folder) throws Exception {
        Path file = folder.resolve("room.xml");
        Files.writeString(file, XML);
        var url = file.toUri().toURL();
        Bundle bundle = Fakes.proxy(Bundle.class, method -> switch (method) {
            case "getState" -> Bundle.ACTIVE;
            case "getBundleId", "getLastModified" -> 1L;
            case "findEntries" -> Collections.enumeration(List.of(url));
            default -> null;
        });
        return new SettingBook(Fakes.proxy(BundleContext.class, method -> new Bundle[] {bundle}));
    }
}
