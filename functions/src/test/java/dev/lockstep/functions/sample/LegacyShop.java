package dev.lockstep.functions.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The source tree that the pipeline `modernize` takes as its sample: 1,200 Java files as they were written in 2003.
/// A few are not text any more, a few are empty, some use what no rule can replace, and others need those.
public final class LegacyShop {
    /// How many files there are.
    public static final int FILES = 1_200;

    private static final int OF_AN_AREA = 50;
    private static final List<String> AREAS = List.of(
            "account",
            "address",
            "basket",
            "billing",
            "campaign",
            "catalog",
            "checkout",
            "claim",
            "coupon",
            "credit",
            "delivery",
            "discount",
            "export",
            "invoice",
            "ledger",
            "loyalty",
            "order",
            "payment",
            "price",
            "refund",
            "report",
            "stock",
            "tax",
            "voucher");
    private static final List<String> THINGS =
            List.of("Entry", "List", "Rule", "Check", "Total", "Index", "Batch", "Note", "Limit", "Range");
    private static final LocalDateTime TIME = LocalDateTime.of(2003, 5, 1, 12, 0);

    private LegacyShop() {}

    /// The files by their paths.
    public static Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < FILES; i++) {
            files.put(path(i), content(i));
        }
        return files;
    }

    private static String area(int number) {
        return AREAS.get(number / OF_AN_AREA);
    }

    private static String type(int number) {
        String area = area(number);
        int place = number % OF_AN_AREA;
        return Character.toUpperCase(area.charAt(0))
                + area.substring(1)
                + THINGS.get(place % THINGS.size())
                + place / THINGS.size();
    }

    private static String path(int number) {
        return "src/com/example/shop/" + area(number) + "/" + type(number) + ".java";
    }

    private static byte[] content(int number) {
        if (number % 400 == 399) {
            return new byte[0];
        }
        boolean latin = number % 240 == 123;
        String text = text(number, latin ? "Preisübersicht" : "part " + number);
        return text.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /// Those a file uses: one before it in its area, and one of an earlier area; so there are no circles, but for one.
    private static List<Integer> uses(int number) {
        List<Integer> uses = new ArrayList<>();
        if (number % OF_AN_AREA % 5 != 0) {
            uses.add(number - 1);
        }
        if (number >= OF_AN_AREA && number % 7 == 0) {
            uses.add(number - OF_AN_AREA + number % 11 % 10);
        }
        if (number == 610) {
            uses.add(614);
        }
        return uses;
    }

    private static String text(int number, String about) {
        StringBuilder imports = new StringBuilder();
        StringBuilder fields = new StringBuilder();
        for (int used : uses(number)) {
            imports.append("import com.example.shop.")
                    .append(area(used))
                    .append('.')
                    .append(type(used))
                    .append(";\n");
            fields.append("    private ")
                    .append(type(used))
                    .append(" use")
                    .append(used)
                    .append(";\n");
        }
        String odd =
                number % 60 == 31 ? "\n    public void halt(Thread worker) {\n        worker.stop();\n    }\n" : "";
        return """
                package com.example.shop.%s;

                import java.util.Vector;
                %s
                /** %s */
                public class %s {
                    private final Vector parts = new Vector();
                %s
                    public void add(int amount) {
                        parts.addElement(new Integer(amount + %d));
                    }

                    public String toString() {
                        StringBuffer text = new StringBuffer("%s");
                        for (int i = 0; i < parts.size(); i++) {
                            text.append(' ').append(parts.elementAt(i));
                        }
                        return text.toString();
                    }
                %s}
                """.formatted(area(number), imports, about, type(number), fields, number % 17, type(number), odd);
    }

    /// Writes the archive that is committed: `LegacyShop FILE`.
    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                zip.setLevel(Deflater.BEST_COMPRESSION);
                for (Map.Entry<String, byte[]> entry : files().entrySet()) {
                    ZipEntry named = new ZipEntry(entry.getKey());
                    named.setTimeLocal(TIME);
                    zip.putNextEntry(named);
                    zip.write(entry.getValue());
                    zip.closeEntry();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
