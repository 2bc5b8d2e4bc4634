package vn.giamsat.field;

import java.util.List;

/// All that the first screen of a contact's phone shows.
///
/// @param facilities that the viewer represents, by name, at most 10; empty for who represents none
public record FirstScreen(List<MyFacility> facilities) {
    public FirstScreen {
        facilities = List.copyOf(facilities);
    }
}
