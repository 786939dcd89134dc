package dev.lockstep.functions.data;

/// How a table is written down.
public enum Format {
    /// RFC 4180 in UTF-8, the first record names the columns.
    CSV("csv", "text/csv; charset=utf-8"),
    /// One flat JSON object a line.
    JSONL("jsonl", "application/x-ndjson"),
    /// Columns, compressed: what only SQL reads and writes.
    PARQUET("parquet", "application/vnd.apache.parquet");

    private final String extension;
    private final String contentType;

    Format(String extension, String contentType) {
        this.extension = extension;
        this.contentType = contentType;
    }

    /// The end of a file's name.
    public String extension() {
        return extension;
    }

    String contentType() {
        return contentType;
    }
}
