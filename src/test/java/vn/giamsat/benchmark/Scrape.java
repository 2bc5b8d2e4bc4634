package vn.giamsat.benchmark;

import java.util.function.Predicate;
import java.util.stream.DoubleStream;

/// The metrics of a service as of one moment, in Prometheus' text format; of several replicas one
/// after the other.
record Scrape(String text) {
    /// Over all replicas; 0 when there is none of the name.
    ///
    /// @param name with its labels, if it has any
    double value(String name) {
        return values(line -> line.startsWith(name + " ")).sum();
    }

    /// Over all labels of which the text is a part.
    double sum(String name, String label) {
        return values(labelled(name, label)).sum();
    }

    /// The largest of those; 0 when there is none.
    double most(String name, String label) {
        return values(labelled(name, label)).max().orElse(0);
    }

    /// The largest of all replicas; 0 when there is none of the name.
    double most(String name) {
        return values(line -> line.startsWith(name + " ")).max().orElse(0);
    }

    private static Predicate<String> labelled(String name, String label) {
        return line -> line.startsWith(name + "{") && line.contains(label);
    }

    private DoubleStream values(Predicate<String> which) {
        return text.lines()
                .filter(which)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .filter(value -> !Double.isNaN(value));
    }
}
