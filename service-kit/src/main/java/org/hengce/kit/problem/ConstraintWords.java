package org.hengce.kit.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What Bean Validation says of a broken constraint, in either language. */
@ApplicationScoped
public class ConstraintWords {
    @Inject
    ValidatorFactory validation;

    private record Broken(
            ConstraintDescriptor<?> descriptor, @Nullable Object value) implements MessageInterpolator.Context {
        @Override
        public ConstraintDescriptor<?> getConstraintDescriptor() {
            return descriptor;
        }

        @Override
        public @Nullable Object getValidatedValue() {
            return value;
        }

        @Override
        public <T> T unwrap(Class<T> type) {
            return type.cast(this);
        }
    }

    String words(ConstraintViolation<?> violation, Locale locale) {
        return validation
                .getMessageInterpolator()
                .interpolate(
                        violation.getMessageTemplate(),
                        new Broken(violation.getConstraintDescriptor(), violation.getInvalidValue()),
                        locale);
    }
}
