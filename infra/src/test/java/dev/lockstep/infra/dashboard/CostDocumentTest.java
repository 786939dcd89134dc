package dev.lockstep.infra.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The page about cost shows the prices that the dashboards reckon with, and reckons right.
final class CostDocumentTest {

    private static final Pattern PRODUCT =
            Pattern.compile("(?m)^\\| [^|]+ \\| ([0-9.]+) × ([0-9.]+) \\| ([0-9.]+) \\|$");

    private final String page;

    CostDocumentTest() throws IOException {
        page = Files.readString(Path.of(System.getProperty("lockstep.root"), "docs/explanation/cost.md"));
    }

    @Test
    void pricesAreTheListedOnesWithTheirPlaceAndDate() {
        var prices = Prices.listed();
        assertTrue(
                page.contains("List prices of `" + prices.region() + "` in US dollars, written down " + prices.asOf()));
        assertPrice("gigabyteSecond", prices.gigabyteSecond());
        assertPrice("invocation", prices.invocation());
        assertPrice("transition", prices.transition());
    }

    private void assertPrice(String name, BigDecimal price) {
        var row = "| `" + name + "` | " + price.toPlainString() + " |";
        assertTrue(page.contains(row), row);
    }

    @Test
    void productsAreRight() {
        var products = PRODUCT.matcher(page).results().toList();
        assertEquals(4, products.size());
        for (var product : products) {
            var written = new BigDecimal(product.group(3));
            var made = new BigDecimal(product.group(1)).multiply(new BigDecimal(product.group(2)));
            assertEquals(written, made.setScale(written.scale(), RoundingMode.HALF_UP), product.group());
        }
    }
}
