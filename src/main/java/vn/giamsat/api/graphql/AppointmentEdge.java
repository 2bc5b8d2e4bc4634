package vn.giamsat.api.graphql;

import vn.giamsat.access.AppointmentView;

/// An appointment and its place in the list.
public record AppointmentEdge(String cursor, AppointmentView node) {}
