package vn.giamsat.benchmark;

import java.util.function.Predicate;

/// The metrics of a service as of one moment, in Prometheus' text format.
record Scrape(String text) {
    /// 0 when there is none of the name.
    ///
    /// @param name with its labels, if it has any
    double value(String name) {
        return sum(line -> line.startsWith(name + " "));
    }

    /// Over all labels of which the text is a part.
    double sum(String name, String label) {
        return sum(line -> line.startsWith(name + "{") && line.contains(label));
    }

    private double sum(Predicate<String> which) {
        return text.lines()
                .filter(which)
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
