package dev.lockstep.functions.build;

import dev.lockstep.functions.StageContext;
import dev.lockstep.functions.data.Artifact;
import dev.lockstep.functions.data.DataSets;
import dev.lockstep.functions.data.S3Address;
import java.io.IOException;

/// The folder of one version of one package.
record Shelf(StageContext context, String bucket, String folder) {
    S3Address address(String name) {
        return new S3Address(bucket, folder + name);
    }

    DataSets data() {
        return context.data();
    }

    Artifact write(String name, String text, String contentType) throws IOException {
        return data().writeText(address(name), text, contentType);
    }
}
