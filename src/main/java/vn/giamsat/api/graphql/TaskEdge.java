package vn.giamsat.api.graphql;

import vn.giamsat.field.TaskView;

/// Something to do and its place in the list.
public record TaskEdge(String cursor, TaskView node) {}
