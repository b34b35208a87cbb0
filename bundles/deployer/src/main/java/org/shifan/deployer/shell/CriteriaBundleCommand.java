// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.deployer.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

import org.shifan.api.criteria.CriteriaRegistry;
import org.shifan.api.criteria.Problem;
import org.shifan.api.text.Language;
import org.shifan.api.text.Message;
import org.shifan.api.text.ShifanException;
import org.shifan.deployer.CriteriaArchives;
import org.shifan.deployer.DeployerMessages;
import org.shifan.deployer.Heading;

/** Makes a bundle, or a KAR of one feature, from a criteria document, and prints the path. */
@Service
@Command(
        scope = "shifan",
        name = "criteria-bundle",
        description = "Make a bundle or a KAR from a criteria document / 由评估标准文件生成 bundle 或 KAR")
public class CriteriaBundleCommand implements Action {

    @Argument(name = "file", required = true, description = "The document / 文件")
    @Completion(FileCompleter.class)
    String file;

    @Option(name = "--kar", description = "A KAR of one feature instead of a bundle / 生成含一个 feature 的 KAR")
    boolean kar;

    @Option(name = "--out", description = "The folder; beside the document by default / 输出文件夹，默认与文件同处")
    @Completion(FileCompleter.class)
    String out;

    @Option(name = "--unchecked", description = "For another server: do not check it here / 供其他服务器使用：不在此检查")
    boolean unchecked;

    @Option(name = "--lang", description = "Language, zh or en / 语言：zh 或 en")
    String lang;

    @Reference
    BundleContext context;

    @Reference
    Session session;

    @Override
    public Object execute() throws CommandException {
        try {
            System.out.println(write());
            return null;
        } catch (ShifanException e) {
            // Karaf prints the message of this exception as one line, and a script ends with it.
            throw new CommandException(e.message().in(language()), e);
        }
    }

    private Path write() {
        Path source = path(file);
        byte[] document;
        try (InputStream in = Files.newInputStream(source)) {
            document = in.readNBytes(Heading.MOST_BYTES + 1);
        } catch (IOException e) {
            throw refuse(e, "deployer.file.unreadable", source);
        }
        if (!unchecked) {
            check(document);
        }
        Heading heading = Heading.of(document);
        if (heading.id().isEmpty() || heading.version().isEmpty()) {
            throw refuse(null, "deployer.heading.needed", source);
        }
        byte[] archive = kar ? CriteriaArchives.kar(heading, document) : CriteriaArchives.bundle(heading, document);
        Path folder = out == null ? source.toAbsolutePath().getParent() : path(out);
        Path target = folder.resolve(CriteriaArchives.fileName(heading) + (kar ? ".kar" : ".jar"));
        Path unfinished = folder.resolve("." + target.getFileName() + ".part");
        try {
            Files.createDirectories(folder);
            Files.write(unfinished, archive);
            // At once, for the folder may be one that is watched.
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw refuse(e, "deployer.file.unwritable", target, String.valueOf(e.getMessage()));
        }
        return target.toAbsolutePath();
    }

    private void check(byte[] document) {
        ServiceReference<CriteriaRegistry> reference = context.getServiceReference(CriteriaRegistry.class);
        CriteriaRegistry registry = reference == null ? null : context.getService(reference);
        if (registry == null) {
            throw refuse(null, "deployer.registry.missing");
        }
        List<Problem> problems;
        try {
            problems = registry.check(file, document);
        } finally {
            context.ungetService(reference);
        }
        if (!problems.isEmpty()) {
            Language language = language();
            problems.forEach(problem -> System.out.println(problem.in(language)));
            throw refuse(null, "deployer.document.refused", file, problems.size());
        }
    }

    private Path path(String name) {
        try {
            return session == null
                    ? Path.of(name)
                    : session.currentDir().resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw refuse(e, "deployer.file.unreadable", name);
        }
    }

    private Language language() {
        Object set = lang != null ? lang : session == null ? null : session.get("SHIFAN_LANG");
        if (set == null) {
            set = context.getProperty("shifan.lang");
        }
        if (set == null) {
            set = System.getenv("SHIFAN_LANG");
        }
        return set != null && set.toString().strip().toLowerCase(Locale.ROOT).startsWith("zh")
                ? Language.ZH
                : Language.EN;
    }

    private static ShifanException refuse(Exception cause, String key, Object... arguments) {
        Message message = DeployerMessages.M.message(key, arguments);
        return cause == null ? new ShifanException(message) : new ShifanException(message, cause);
    }
}
