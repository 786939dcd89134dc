package dev.lockstep.engine.task.sdk;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;

/// A service and a client of it, made once. The client tries everything once: to try again is what retriers are for.
record SdkService(ClientType type, SdkClient client) {

    /// A client of an emulator; the credentials are those of the environment.
    static SdkService at(URI endpoint, ClientType type, String region, Map<String, String> environment) {
        AwsClientBuilder<?, ?> builder = builder(type, region);
        builder.endpointOverride(endpoint);
        builder.credentialsProvider(StaticCredentialsProvider.create(credentials(environment)));
        pathStyle(builder);
        return new SdkService(type, (SdkClient) builder.build());
    }

    static SdkService inTheCloud(ClientType type, String region) {
        AwsClientBuilder<?, ?> builder = builder(type, region);
        builder.credentialsProvider(DefaultCredentialsProvider.builder().build());
        return new SdkService(type, (SdkClient) builder.build());
    }

    /// What opens an emulator.
    static AwsCredentials credentials(Map<String, String> environment) {
        String key = environment.getOrDefault("AWS_ACCESS_KEY_ID", "test");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "test");
        return Optional.ofNullable(environment.get("AWS_SESSION_TOKEN"))
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(key, secret, token))
                .orElseGet(() -> AwsBasicCredentials.create(key, secret));
    }

    private static AwsClientBuilder<?, ?> builder(ClientType type, String region) {
        try {
            AwsClientBuilder<?, ?> builder =
                    (AwsClientBuilder<?, ?>) type.type().getMethod("builder").invoke(null);
            builder.region(Region.of(region));
            builder.overrideConfiguration(configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()));
            return builder;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The client of " + type.service() + " has no builder", e);
        }
    }

    /// An emulator has no host of its own for each bucket.
    private static void pathStyle(AwsClientBuilder<?, ?> builder) {
        for (Method method : builder.getClass().getMethods()) {
            if (method.getName().equals("forcePathStyle") && method.getParameterCount() == 1) {
                try {
                    interfaceMethod(builder.getClass(), method).invoke(builder, true);
                    return;
                } catch (IllegalAccessException | InvocationTargetException e) {
                    throw new IllegalStateException("The client cannot be told to address buckets by their paths", e);
                }
            }
        }
    }

    /// The builders are not public, what they implement is.
    private static Method interfaceMethod(Class<?> type, Method method) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> face : each.getInterfaces()) {
                try {
                    return face.getMethod(method.getName(), method.getParameterTypes());
                } catch (NoSuchMethodException _) {
                    // another one has it
                }
            }
        }
        return method;
    }

    void close() {
        client.close();
    }
}
