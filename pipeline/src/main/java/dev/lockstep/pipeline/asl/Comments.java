package dev.lockstep.pipeline.asl;

import dev.lockstep.pipeline.Place;

/// Comment fields: each points back to the line it was made from.
final class Comments {

    private Comments() {}

    static String of(Place place) {
        return place.file() + ":" + place.line();
    }

    static String of(Place place, String what) {
        return of(place) + " " + what;
    }
}
