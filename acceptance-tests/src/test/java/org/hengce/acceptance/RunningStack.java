package org.hengce.acceptance;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Gives tests the one {@link Stack}, started before the first and taken down after the last. */
public final class RunningStack implements BeforeAllCallback, ParameterResolver, TestWatcher {
    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(RunningStack.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        stack(context);
    }

    private static Stack stack(ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(
                        Stack.class,
                        type -> {
                            Stack stack = new Stack();
                            stack.start();
                            return stack;
                        },
                        Stack.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Stack.class || type == Api.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Stack stack = stack(context);
        return parameter.getParameter().getType() == Stack.class ? stack : Api.admin(stack);
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        System.err.println(context.getDisplayName() + " failed; the ends of the logs:\n"
                + stack(context).logs());
    }
}
