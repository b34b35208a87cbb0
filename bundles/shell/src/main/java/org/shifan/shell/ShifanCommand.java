// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.shell;

import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.apache.karaf.shell.support.CommandException;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.shifan.api.code.BureauCode;
import org.shifan.api.core.Actor;
import org.shifan.api.core.BureauDirectory;
import org.shifan.api.core.Level;
import org.shifan.api.text.Language;
import org.shifan.api.text.ShifanException;

/**
 * What all commands share: language, JSON, the look-up of modules, and refusals in one line.
 *
 * <p>The session variable {@code SHIFAN_LANG} (or the setting {@code shifan.lang} in
 * etc/custom.system.properties, or the environment's variable) sets the language, {@code SHIFAN_WAIT} the
 * seconds for which a command waits for a module that is not there.
 *
 * @param <A> what the command answers: for people by {@link #show}, with {@code --json} as it is
 */
abstract class ShifanCommand<A> implements Action {
    private static final Logger LOG = LoggerFactory.getLogger(ShifanCommand.class);

    @Option(name = "--json", description = "Answer as JSON / 以 JSON 输出")
    boolean json;

    @Option(name = "--wide", description = "Do not fold tables to the terminal's width / 表格不按终端宽度折行")
    boolean wide;

    @Option(name = "--lang", description = "Language, zh or en / 语言：zh 或 en")
    @Completion(value = LanguageCompleter.class)
    String lang;

    @Reference
    BundleContext context;

    @Reference
    Session session;

    Services services;
    /** Days are those of China, wherever the server stands. */
    Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));

    /**
     * Does the work.
     *
     * @return the answer that {@code --json} prints; the command has printed it for people otherwise
     */
    abstract A answer() throws Exception;

    /** What stood behind the command's arguments: options, if anything. */
    List<String> later() {
        return List.of();
    }

    /** Prints the answer for people. */
    abstract void show(A answer);

    /** Refuses an answer that a script must not go on with; it has been printed by then. */
    void judge(A answer) {}

    @Override
    public final Object execute() throws Exception {
        try (Request request = Request.begin()) {
            return execute(request);
        }
    }

    private Object execute(Request request) throws Exception {
        boolean ours = services == null;
        if (ours) {
            services = new ContextServices(context, patience());
        }
        try {
            new LaterOptions(getClass()).set(this, later());
            // Before the work and not after it: nothing is done for whom nobody can answer.
            language();
            A answer = answer();
            if (json) {
                Json.print(answer, out());
            } else {
                show(answer);
            }
            judge(answer);
            return null;
        } catch (ShifanException e) {
            // A text that could not be read as a date is nothing for the log, a file or a database that fails is.
            if (e.getCause() != null && !(e.getCause() instanceof RuntimeException)) {
                LOG.info("{}", e.getMessage(), e);
            }
            // Karaf prints the message of this exception as one line, and a script ends with it.
            throw new CommandException(e.message().in(languageOrEnglish()), e);
        } catch (RuntimeException e) {
            LOG.error("A command failed: {}", getClass().getSimpleName(), e);
            throw new CommandException(
                    ShellMessages.M
                            .message("shell.failed", e, request.reference())
                            .in(languageOrEnglish()),
                    e);
        } finally {
            if (ours) {
                services.close();
            }
        }
    }

    final <T> T service(Class<T> type) {
        return services.get(type);
    }

    final PrintStream out() {
        return System.out;
    }

    final Table table() {
        return new Table(language(), wide ? Integer.MAX_VALUE : width());
    }

    /** The terminal's width in cells; what goes into a file or a pipe of a script has no width. */
    private int width() {
        Terminal terminal = session == null ? null : session.getTerminal();
        boolean seen = terminal != null && terminal.getWidth() > 0 && !"dumb".equals(terminal.getType());
        return seen ? terminal.getWidth() : Integer.MAX_VALUE;
    }

    final Language language() {
        String tag = lang != null ? lang : setting("SHIFAN_LANG", "shifan.lang", "en");
        return Language.of(tag);
    }

    /** For a refusal, which may be about the language itself. */
    private Language languageOrEnglish() {
        try {
            return language();
        } catch (ShifanException e) {
            return Language.EN;
        }
    }

    final String say(String key, Object... arguments) {
        return ShellMessages.M.message(key, arguments).in(language());
    }

    /** A line for people, not part of a JSON answer. */
    final void tell(String key, Object... arguments) {
        System.err.println(say(key, arguments));
        // The console keeps what it is told until the command ends, unless it is flushed; and the command's own stream
        // does
        // not pass that on to the terminal.
        System.err.flush();
        if (session != null && session.getConsole() != null) {
            session.getConsole().flush();
        }
    }

    static ShifanException refuse(String key, Object... arguments) {
        return new ShifanException(ShellMessages.M.message(key, arguments));
    }

    final LocalDate today() {
        return LocalDate.now(clock);
    }

    final LocalDate date(String text, LocalDate otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            throw new ShifanException(ShellMessages.M.message("shell.date.form", text), e);
        }
    }

    /**
     * The year whose facts are meant.
     *
     * @param text as the user wrote it; null for the year before the day
     * @throws ShifanException {@code shell.year.form}, or {@code shell.year.future} for one that begins after the day
     */
    static int year(String text, LocalDate day) {
        if (text == null) {
            return day.getYear() - 1;
        }
        if (!text.strip().matches("[12][0-9]{3}")) {
            throw refuse("shell.year.form", text);
        }
        int year = Integer.parseInt(text.strip());
        if (year > day.getYear()) {
            throw refuse("shell.year.future", text, day);
        }
        return year;
    }

    /**
     * A count that the user wrote.
     *
     * @throws ShifanException {@code shell.number.form} when it is not a whole number from {@code least} on
     */
    static int number(String option, String text, int least) {
        if (text.strip().matches("[0-9]{1,9}") && Integer.parseInt(text.strip()) >= least) {
            return Integer.parseInt(text.strip());
        }
        throw refuse("shell.number.form", option, text, least);
    }

    /** An option without which the command means nothing; it may stand behind the arguments, so Karaf cannot ask for it. */
    static String need(String option, String given) {
        if (given == null || given.isBlank()) {
            throw refuse("shell.option.required", option);
        }
        return given;
    }

    /** @throws ShifanException {@code core.bureau.unknown}, or what the code refuses */
    final BureauCode requireBureau(String key) {
        return service(BureauDirectory.class).require(BureauCode.of(key)).code();
    }

    /** A file as the user names it, relative to the console's folder. */
    final Path path(String name) {
        try {
            return session == null
                    ? Path.of(name)
                    : session.currentDir().resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new ShifanException(ShellMessages.M.message("shell.file.unreadable", name), e);
        }
    }

    static Level level(String code) {
        try {
            return Level.of(code);
        } catch (IllegalArgumentException e) {
            throw new ShifanException(ShellMessages.M.message("shell.level.form", code, Level.LADDER), e);
        }
    }

    /** The account that is logged in, and beside it the name that was given. */
    final Actor actor(String given) {
        String account = LoggedIn.account();
        return new Actor(account, account.isEmpty() ? by(given) : given);
    }

    /** How a person is shown: a name that somebody typed is no account. */
    final String person(Actor actor) {
        if (!actor.loggedIn()) {
            return say("criteria.history.named", actor.by());
        }
        return actor.onBehalfOf().isEmpty() ? actor.by() : say("criteria.history.for", actor.by(), actor.onBehalfOf());
    }

    final String by(String given) {
        if (given != null && !given.isBlank()) {
            return given;
        }
        Object user = session == null ? null : session.get("USER");
        return user == null ? "console" : user.toString();
    }

    private Duration patience() {
        String seconds = setting("SHIFAN_WAIT", "shifan.wait", "10");
        try {
            return Duration.ofSeconds(Long.parseLong(seconds));
        } catch (NumberFormatException e) {
            return Duration.ofSeconds(10);
        }
    }

    private String setting(String variable, String property, String otherwise) {
        Object here = session == null ? null : session.get(variable);
        if (here != null && !here.toString().isBlank()) {
            return here.toString();
        }
        Map<String, String> environment = System.getenv();
        String there = context == null ? null : context.getProperty(property);
        return there != null ? there : environment.getOrDefault(variable, otherwise);
    }
}
