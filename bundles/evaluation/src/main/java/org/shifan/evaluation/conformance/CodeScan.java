// Copyright the Shifan authors. SPDX-License-Identifier: Apache-2.0
package org.shifan.evaluation.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads a class without loading it and tells what it calls that a criteria bundle must not call. It is a net, not a wall: it
 * catches what is written by mistake, and the bundles that hide nothing.
 */
public final class CodeScan extends ClassVisitor {
    private static final String COMPONENT = "Lorg/osgi/service/component/annotations/";

    /** What is called before and after all calls; the last three by Declarative Services, also without an annotation. */
    private static final Set<String> LIFECYCLE = Set.of("<init>", "<clinit>", "activate", "modified", "deactivate");

    private final Set<Use> uses = new LinkedHashSet<>();
    private final Set<String> ownFields = new HashSet<>();
    private String name = "";

    /**
     * Something that must not be.
     *
     * @param where class and method
     * @param what is called or changed
     */
    record Use(Ban ban, String where, String what) {}

    private CodeScan() {
        super(Opcodes.ASM9);
    }

    /** What is wrong with a class; nothing of a sound one. */
    static List<Use> uses(byte[] bytes) {
        CodeScan scan = new CodeScan();
        try {
            new ClassReader(bytes).accept(scan, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        } catch (RuntimeException e) {
            return List.of(new Use(Ban.UNREADABLE, scan.name, ""));
        }
        return new ArrayList<>(scan.uses);
    }

    /** Where a class ends the virtual machine or begins another program: that cannot be undone, whoever runs it. */
    public static Stream<String> leaving(byte[] bytes) {
        return uses(bytes).stream().filter(use -> use.ban() == Ban.PROCESS).map(use -> use.where() + ": " + use.what());
    }

    @Override
    public void visit(int version, int access, String className, String signature, String parent, String[] interfaces) {
        name = className;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return descriptor.equals(COMPONENT + "Component;") ? new Described() : null;
    }

    /** What a component says of itself: one that is immediate is made at the start of its bundle. */
    private final class Described extends AnnotationVisitor {
        Described() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visit(String element, Object value) {
            if (element.equals("immediate") && Boolean.TRUE.equals(value)) {
                uses.add(new Use(Ban.START, name.replace('/', '.'), "immediate = true"));
            }
        }
    }

    @Override
    public FieldVisitor visitField(int access, String field, String descriptor, String signature, Object value) {
        ownFields.add(field);
        return null;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String method, String descriptor, String signature, String[] exceptions) {
        String where = name.replace('/', '.') + "." + method;
        if ((access & Opcodes.ACC_NATIVE) != 0) {
            uses.add(new Use(Ban.REFLECTION, where, "native"));
        }
        return new Body(where, method);
    }

    /** The instructions of a method. */
    private final class Body extends MethodVisitor {
        private final String where;
        private final String method;
        private final List<Use> changes = new ArrayList<>();
        private boolean lifecycle;

        Body(String where, String method) {
            super(Opcodes.ASM9);
            this.where = where;
            this.method = method;
            this.lifecycle = LIFECYCLE.contains(method);
        }

        /** What Declarative Services calls may set fields: it is called before and after, never in a call. */
        @Override
        public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
            lifecycle |= descriptor.startsWith(COMPONENT);
            return null;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String called, String descriptor, boolean isInterface) {
            call(owner, called, descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(
                String called, String descriptor, Handle bootstrap, Object... bootstrapArguments) {
            for (Object argument : bootstrapArguments) {
                if (argument instanceof Handle handle) {
                    call(handle.getOwner(), handle.getName(), handle.getDesc());
                }
            }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            boolean written = opcode == Opcodes.PUTSTATIC || opcode == Opcodes.PUTFIELD;
            if (written && owner.equals(name) && ownFields.contains(field)) {
                changes.add(new Use(Ban.STATE, where, field));
            }
        }

        private void call(String owner, String called, String descriptor) {
            Ban.of(owner, called, descriptor)
                    .ifPresent(ban -> uses.add(new Use(ban, where, owner.replace('/', '.') + "." + called)));
        }

        @Override
        public void visitEnd() {
            // The switch over an enumeration keeps a table of its own making in a field.
            if (!lifecycle && !method.startsWith("$")) {
                uses.addAll(changes);
            }
        }
    }
}
