package vn.giamsat.registry;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// The login of a camera as a person enters it; write-only.
public record CameraLogin(
        @NotBlank @Size(max = 200) String user, @NotNull @Size(max = 200) String password) {
    @Override
    public String toString() {
        return "CameraLogin[hidden]";
    }
}
