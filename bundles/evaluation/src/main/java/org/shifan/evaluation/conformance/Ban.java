// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.conformance;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What code of a criteria bundle must not call: whatever makes the same facts give other points another day or elsewhere, or
 * reaches out of the call. The first that fits counts.
 */
enum Ban {
    CLOCK(
            "clock",
            List.of(
                    "java/lang/System.currentTimeMillis",
                    "java/lang/System.nanoTime",
                    "java/time/Clock.system",
                    "java/time/Clock.tick",
                    "java/util/Date.<init>()",
                    "java/util/Calendar.getInstance",
                    "java/util/GregorianCalendar.<init>()")),
    RANDOM(
            "random",
            List.of(
                    "java/util/Random.",
                    "java/util/random/",
                    "java/util/SplittableRandom.",
                    "java/util/concurrent/ThreadLocalRandom.",
                    "java/security/SecureRandom.",
                    "java/lang/Math.random",
                    "java/lang/StrictMath.random",
                    "java/util/UUID.randomUUID",
                    "java/util/Collections.shuffle",
                    "java/lang/System.identityHashCode")),
    PROCESS(
            "process",
            List.of(
                    "java/lang/System.exit",
                    "java/lang/Runtime.exit",
                    "java/lang/Runtime.halt",
                    "java/lang/Runtime.exec",
                    "java/lang/Runtime.addShutdownHook",
                    "java/lang/ProcessBuilder.",
                    "java/lang/ProcessHandle.")),
    THREAD(
            "thread",
            List.of(
                    "java/lang/Thread.",
                    "java/lang/ThreadGroup.",
                    "java/util/Timer.",
                    "java/util/concurrent/Executors.",
                    "java/util/concurrent/ThreadPoolExecutor.",
                    "java/util/concurrent/ScheduledThreadPoolExecutor.",
                    "java/util/concurrent/ForkJoinPool.",
                    "java/util/concurrent/CompletableFuture.",
                    "java/lang/Object.wait",
                    "java/lang/Object.notify")),
    NETWORK(
            "network",
            List.of(
                    "java/net/URL.open",
                    "java/net/URL.getContent",
                    "java/net/URLConnection.",
                    "java/net/HttpURLConnection.",
                    "java/net/Socket.",
                    "java/net/ServerSocket.",
                    "java/net/DatagramSocket.",
                    "java/net/MulticastSocket.",
                    "java/net/InetAddress.",
                    "java/net/NetworkInterface.",
                    "java/net/http/",
                    "java/nio/channels/",
                    "javax/net/",
                    "java/sql/",
                    "javax/sql/",
                    "javax/naming/",
                    "java/rmi/")),
    FILE(
            "file",
            List.of(
                    "java/io/File.",
                    "java/io/FileInputStream.",
                    "java/io/FileOutputStream.",
                    "java/io/FileReader.",
                    "java/io/FileWriter.",
                    "java/io/RandomAccessFile.",
                    "java/io/PrintStream.<init>(Ljava/lang/String;",
                    "java/io/PrintWriter.<init>(Ljava/lang/String;",
                    "java/util/Scanner.<init>(Ljava/io/File;",
                    "java/util/Formatter.<init>(Ljava/lang/String;",
                    "java/util/Formatter.<init>(Ljava/io/File;",
                    "java/nio/file/",
                    "java/util/zip/ZipFile.",
                    "java/util/jar/JarFile.",
                    "java/util/logging/FileHandler.",
                    "java/util/prefs/")),
    REFLECTION(
            "reflection",
            List.of(
                    "java/lang/reflect/",
                    "java/lang/Class.forName",
                    "java/lang/Class.newInstance",
                    "java/lang/Class.getDeclared",
                    "java/lang/Class.getMethod",
                    "java/lang/Class.getField",
                    "java/lang/ClassLoader.",
                    "java/net/URLClassLoader.",
                    "java/lang/invoke/MethodHandles.",
                    "java/lang/invoke/MethodHandles$Lookup.",
                    "java/lang/System.load",
                    "java/lang/Runtime.load",
                    "java/io/ObjectInputStream.",
                    "java/util/ServiceLoader.",
                    "javax/script/",
                    "javax/tools/",
                    "sun/",
                    "jdk/internal/",
                    "org/osgi/framework/")),
    MACHINE(
            "machine",
            List.of(
                    "java/lang/System.getenv",
                    "java/lang/System.getProperty",
                    "java/lang/System.getProperties",
                    "java/lang/System.setProperty",
                    "java/lang/System.setProperties",
                    "java/lang/Integer.getInteger",
                    "java/lang/Long.getLong",
                    "java/lang/Boolean.getBoolean",
                    "java/lang/Runtime.",
                    "java/lang/management/",
                    "java/util/Locale.getDefault",
                    "java/util/Locale.setDefault",
                    "java/util/TimeZone.getDefault",
                    "java/util/TimeZone.setDefault",
                    "java/time/ZoneId.systemDefault",
                    "java/nio/charset/Charset.defaultCharset")),
    /** Acting as the server, which may do everything. */
    RIGHTS("rights", List.of("org/shifan/api/identity/Server.", "javax/security/auth/")),
    /** A component that the container makes by itself; found by its annotation, not by name. */
    START("start", List.of()),
    /** A field that is changed in a call; found by how it is used, not by name. */
    STATE("state", List.of()),
    UNREADABLE("unreadable", List.of());

    /** Enumerations and records of the compiler's own making reach for these. */
    private static final Set<String> HARMLESS = Set.of(
            "java/lang/reflect/Array.newInstance",
            "java/lang/Thread.currentThread",
            "java/lang/Thread.interrupted",
            "java/lang/Thread.isInterrupted",
            "java/nio/file/Path.toString");

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final List<String> calls;

    Ban(String code, List<String> calls) {
        this.code = code;
        this.calls = List.copyOf(calls);
    }

    /** The end of the check's and the message's name. */
    String code() {
        return code;
    }

    /** Which ban, if any, a call falls under. */
    static Optional<Ban> of(String owner, String method, String descriptor) {
        String call = owner + "." + method;
        if (HARMLESS.contains(call)) {
            return Optional.empty();
        }
        boolean now = owner.startsWith("java/time/") && method.equals("now") && !descriptor.contains("Clock;");
        if (now) {
            return Optional.of(CLOCK);
        }
        // Of whatever type the collection or stream is by its declaration.
        if (owner.startsWith("java/util/") && (method.equals("parallelStream") || method.equals("parallel"))) {
            return Optional.of(THREAD);
        }
        for (Ban ban : values()) {
            for (String banned : ban.calls) {
                if ((call + descriptor).startsWith(banned)) {
                    return Optional.of(ban);
                }
            }
        }
        return Optional.empty();
    }
}
