package vn.giamsat.field;

import java.util.UUID;

/// What a client may see no more: it is gone, or out of the person's scope, or done.
public record Removed(ChangeKind kind, UUID id) {}
