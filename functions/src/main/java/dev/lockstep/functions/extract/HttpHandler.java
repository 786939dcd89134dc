package dev.lockstep.functions.extract;

import dev.lockstep.functions.Counts;
import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.StageHandler;
import dev.lockstep.functions.cache.EarlierResults;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSet;
import dev.lockstep.functions.data.Format;
import dev.lockstep.functions.data.ObjectWriter;
import dev.lockstep.functions.data.TableReader;
import dev.lockstep.functions.json.Json;
import dev.lockstep.functions.json.Mismatch;
import dev.lockstep.functions.json.Records;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes a file from a web server into the run's own data, read on the way as a table. A server that says that the file
/// has not changed since an earlier run is believed: the copy of that run is handed on. A connection that breaks is
/// taken up where it broke, when the server can do that.
public final class HttpHandler extends StageHandler<HttpHandler.Input, HttpHandler.Output> {
    /// The data bucket deletes old things by itself, and a copy that is gone counts for nothing.
    private static final Duration KEPT = Duration.ofDays(365);

    public HttpHandler() {
        super(Input.class);
    }

    /// What to take.
    ///
    /// @param url where it is, `https://` or `http://`
    /// @param format CSV when not given
    /// @param headers that the server wants, as `Authorization`; never shown, never sent to another host
    public record Input(String url, Optional<Format> format, Optional<Map<String, String>> headers) {
        public Input {
            headers.orElse(Map.of()).forEach((name, value) -> {
                if (!name.matches("[A-Za-z0-9-]+") || !value.matches("[\\x20-\\x7e]*")) {
                    throw new IllegalArgumentException("has a header '" + name
                            + "' that cannot be sent; expected letters, digits and - as its name, ASCII as its value");
                }
            });
        }
    }

    /// What came of it.
    ///
    /// @param data the copy
    /// @param unchanged whether it is the copy of an earlier run
    public record Output(
            DataSet data,
            boolean unchanged,
            List<Artifact> sources,
            List<Artifact> artifacts,
            Counts counts,
            long bytes) {}

    /// What is remembered for the next run.
    private record Kept(DataSet data, String etag, List<Artifact> artifacts) {}

    @Override
    protected Output run(Input input, StageContext context) throws IOException {
        Format format = input.format().orElse(Format.CSV);
        EarlierResults results =
                EarlierResults.of(context, EarlierResults.fingerprint(HttpHandler.class, Records.encode(input)));
        Instant began = context.time().now();
        Optional<Kept> kept = results.find(began).flatMap(earlier -> kept(earlier.result()));
        try (Download download =
                Download.open(input.url(), input.headers().orElse(Map.of()), kept.map(Kept::etag), context)) {
            if (download.unchanged()) {
                DataSet data = kept.orElseThrow().data();
                context.log()
                        .info(
                                download.shown() + " has not changed",
                                Map.of("etag", kept.get().etag()));
                return output(data, true, data.artifact(), download.shown());
            }
            DataSet data = copy(download, format, context);
            download.etag()
                    .ifPresent(tag -> results.keep(
                            context.run(),
                            began,
                            began.plus(KEPT),
                            Records.encode(new Kept(data, tag, List.of(data.artifact())))));
            context.log()
                    .info(
                            "took " + download.shown(),
                            Map.of("bytes", data.bytes().orElse(0L)));
            return output(data, false, data.artifact(), download.shown());
        }
    }

    private static Optional<Kept> kept(Json result) {
        try {
            return Optional.of(Records.decode(result, Kept.class, "earlier"));
        } catch (Mismatch e) {
            return Optional.empty(); // written by another version, and soon written again
        }
    }

    private static DataSet copy(Download download, Format format, StageContext context) throws IOException {
        try (ObjectWriter copy = context.data().create("data", format);
                TableReader table = context.data().parse(new Tee(download, copy), format, download.shown())) {
            long records = 0;
            while (table.next() != null) {
                records++;
            }
            return copy.commit().table(records, format, Optional.empty());
        }
    }

    private static Output output(DataSet data, boolean unchanged, Artifact artifact, String shown) {
        Artifact source = new Artifact(shown, data.records(), data.bytes(), data.sha256());
        return new Output(
                data,
                unchanged,
                List.of(source),
                List.of(artifact),
                Counts.all(data.records().orElse(0L)),
                data.bytes().orElse(0L));
    }
}
