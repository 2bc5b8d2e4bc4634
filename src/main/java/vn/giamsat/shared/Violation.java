package vn.giamsat.shared;

/// One rule that one field of an input breaks.
///
/// @param field path of the field as the client named it, for example `streamAddress.main`
/// @param rule what is wrong, as a stable key such as `not-blank`, or a sentence
public record Violation(String field, String rule) {}
