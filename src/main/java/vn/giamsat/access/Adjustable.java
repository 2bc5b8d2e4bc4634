package vn.giamsat.access;

import java.util.List;

/// What administrators may change of a feature's configuration while the service runs. The beans of
/// this type know all settings that there are.
public interface Adjustable {
    List<Setting> settings();
}
