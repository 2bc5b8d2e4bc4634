package vn.giamsat.registry;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A camera has a stream address, or a brand and a place that tell it.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Addressed.Rule.class)
@interface Addressed {
    /// What Jakarta Validation asks of every constraint; the text comes from our own bundles.
    String message() default "";

    /// Likewise.
    Class<?>[] groups() default {};

    /// Likewise.
    Class<? extends Payload>[] payload() default {};

    /// The violation is told of the field that most clients leave out.
    class Rule implements ConstraintValidator<Addressed, CameraDraft> {
        @Override
        public boolean isValid(CameraDraft camera, ConstraintValidatorContext context) {
            if (camera.streamAddress() != null || camera.brandAddress() != null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("")
                    .addPropertyNode("streamAddress")
                    .addConstraintViolation();
            return false;
        }
    }
}
