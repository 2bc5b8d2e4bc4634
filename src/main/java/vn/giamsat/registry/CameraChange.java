package vn.giamsat.registry;

/// A change of a camera.
///
/// @param draft what it shall be
/// @param forgetCredentials whether the stored login goes; a login in the draft or in an address
///     wins
public record CameraChange(CameraDraft draft, boolean forgetCredentials) {}
