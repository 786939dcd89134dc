package dev.lockstep.functions.data;

import dev.lockstep.functions.InvalidInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The column names of one table, in order.
public final class Columns {
    private final List<String> names;
    private final Map<String, Integer> places = new HashMap<>();
    private final String table;

    /// @param table the table's address, for messages
    /// @throws InvalidInput when a name is empty or there twice
    public Columns(List<String> names, String table) {
        this.names = List.copyOf(names);
        this.table = table;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name.isBlank()) {
                throw new InvalidInput(table + " line 1: column " + (i + 1) + " has no name");
            }
            if (places.put(name, i) != null) {
                throw new InvalidInput(table + " line 1: there are two columns named '" + name + "'");
            }
        }
    }

    /// The names in order.
    public List<String> names() {
        return names;
    }

    /// Whether there is a column of this name.
    public boolean has(String name) {
        return places.containsKey(name);
    }

    /// The place of a column.
    ///
    /// @throws InvalidInput naming the columns there are
    public int place(String name) {
        Integer place = places.get(name);
        if (place == null) {
            throw new InvalidInput(table + " has no column '" + name + "'; it has " + String.join(", ", names));
        }
        return place;
    }
}
