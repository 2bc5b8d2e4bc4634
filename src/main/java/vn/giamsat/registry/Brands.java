package vn.giamsat.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The brands whose stream addresses are known, from `brands.csv`.
public final class Brands {
    private static final Set<String> COLUMNS =
            Set.of("code", "name", "main", "sub", "source", "hintVi", "hintEn");

    /// By code.
    public static final List<Brand> ALL = read();

    private Brands() {}

    static Optional<Brand> of(String code) {
        return ALL.stream().filter(brand -> brand.code().equals(code)).findFirst();
    }

    static String codes() {
        return ALL.stream().map(Brand::code).collect(Collectors.joining(", "));
    }

    private static List<Brand> read() {
        try (var file = Objects.requireNonNull(Brands.class.getResourceAsStream("/brands.csv"))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var lines = CsvTable.of(text, COLUMNS);
            List<Brand> brands = new ArrayList<>();
            lines.forEachRemaining(line -> brands.add(Brand.of(line.cells())));
            return List.copyOf(brands);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
