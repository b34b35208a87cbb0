// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.audit;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.After;
import org.junit.Test;
import org.junit.experimental.categories.Category;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;

import org.shifan.api.audit.AuditedChange;
import org.shifan.api.core.Actor;
import org.shifan.api.operations.Setting;
import org.shifan.api.operations.Settings;
import org.shifan.api.text.Message;
import org.shifan.api.text.Text;
import org.shifan.testdatabases.EachDatabase;
import org.shifan.testdatabases.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Who changed which setting, and what it was before. */
@Category(EachDatabase.class)
public class SettingWatchTest {
    private static final String PID = "org.shifan.core.release";
    private static final Text ANY = Text.same("any");

    private final TestDatabase database = TestDatabase.of("db/audit.xml");
    private final Map<String, String> holds = new TreeMap<>(Map.of("approval", "none", "days", "7"));
    private Instant now = Instant.parse("2016-01-01T00:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    private final SettingHands hands = new SettingHands(clock);
    private SettingWatch watch = open("one");

    @SuppressWarnings("unchecked")
    private final ConfigurationEvent event = new ConfigurationEvent(
            (ServiceReference<ConfigurationAdmin>) Proxy.newProxyInstance(
                    SettingWatchTest.class.getClassLoader(),
                    new Class<?>[] {ServiceReference.class},
                    (self, method, arguments) -> null),
            ConfigurationEvent.CM_UPDATED,
            null,
            PID);

    @After
    public void drop() {
        database.close();
    }

    private SettingWatch open(String server) {
        Settings settings = new Settings() {
            @Override
            public List<Setting> list() {
                return holds.entrySet().stream()
                        .map(each -> new Setting(
                                PID,
                                each.getKey(),
                                each.getValue(),
                                each.getKey().equals("days") ? "7" : "none",
                                ANY,
                                ANY,
                                null))
                        .toList();
            }

            @Override
            public List<Message> problems() {
                return List.of();
            }

            @Override
            public Setting change(String pid, String key, String value) {
                throw new AssertionError("the log changes nothing");
            }
        };
        return new SettingWatch(database.source(), settings, hands, server, clock);
    }

    /** The container has read the file. */
    private void reread(String key, String value) {
        holds.put(key, value);
        watch.configurationEvent(event);
    }

    private List<String> told() {
        return watch.changes("", 100).stream()
                .map(c -> c.action() + " " + c.subject().replaceFirst(".*/", "") + " "
                        + c.before().get("value") + " -> " + c.after().get("value") + " by "
                        + c.who().by())
                .toList();
    }

    @Test
    public void whoChangesASettingByACommandIsKeptAndWhoEditsTheFileIsUnknown() {
        assertThat(told()).as("what nobody set").isEmpty();
        hands.changing(PID, "approval", "second-person", new Actor("wang", ""));
        reread("approval", "second-person");
        now = now.plusSeconds(5);
        reread("approval", "none");
        reread("approval", "none");
        assertThat(told())
                .containsExactly(
                        "setting.found approval null -> second-person by wang",
                        "setting.changed approval second-person -> none by ");
        AuditedChange first = watch.changes("", 1).get(0);
        assertThat(first.at()).isEqualTo(now.minusSeconds(5));
        assertThat(first.from()).isEqualTo("one");
        assertThat(first.subject()).isEqualTo("setting:" + PID + "/approval");
        assertThat(watch.changes(first.position(), 100)).hasSize(1);
    }

    @Test
    public void whatSomebodySaidAndDidNotDoIsNotPutDownToThem() {
        hands.changing(PID, "approval", "second-person", new Actor("wang", ""));
        reread("approval", "another");
        hands.changing(PID, "days", "9", new Actor("wang", ""));
        now = now.plus(Duration.ofMinutes(2));
        reread("days", "9");
        assertThat(told())
                .containsExactly("setting.found approval null -> another by ", "setting.found days null -> 9 by ");
    }

    @Test
    public void whatWasChangedWhileTheServerWasDownIsFoundAtItsStartOnceAndOfItsOwnServer() {
        reread("days", "9");
        holds.put("days", "8");
        watch = open("one");
        watch = open("one");
        assertThat(told()).containsExactly("setting.found days null -> 9 by ", "setting.changed days 9 -> 8 by ");
        watch = open("two");
        assertThat(told()).hasSize(3).last().isEqualTo("setting.found days null -> 8 by ");
    }

    @Test
    public void aVeryLongValueIsCutAndIsOneChange() {
        reread("approval", "x".repeat(10_000));
        reread("approval", "x".repeat(10_000));
        assertThat(told()).hasSize(1);
    }
}
