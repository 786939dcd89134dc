package dev.lockstep.cli.cloud;

import dev.lockstep.cli.door.Refusal;
import dev.lockstep.cli.door.Surroundings;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// The services of AWS in the region of an environment: with the credentials that AWS's own tools would find, or on
/// LocalStack with any.
public final class Cloud {
    private final Target target;
    private final Optional<LocalStack> localStack;
    private @Nullable String account;

    private Cloud(Target target, Optional<LocalStack> localStack) {
        this.target = target;
        this.localStack = localStack;
    }

    /// Where the environment is.
    ///
    /// @throws Refusal when it is on LocalStack and there is none
    public static Cloud of(Target target, Surroundings surroundings) throws InterruptedException {
        return new Cloud(target, target.localStack() ? Optional.of(LocalStack.of(surroundings)) : Optional.empty());
    }

    public Target target() {
        return target;
    }

    public Optional<LocalStack> localStack() {
        return localStack;
    }

    SfnClient states() {
        return there(SfnClient.builder()).build();
    }

    SqsClient queues() {
        return there(SqsClient.builder()).build();
    }

    /// The account that is talked to; AWS is asked once.
    ///
    /// @throws Refusal when there are no credentials, or when they are of another account than the environment's
    public String account() {
        var known = account;
        if (known == null) {
            known = found();
            account = known;
        }
        return known;
    }

    private String found() {
        if (localStack.isPresent()) {
            return target.account().orElse("000000000000");
        }
        var found = ask(() -> {
            try (var tokens = there(StsClient.builder()).build()) {
                return tokens.getCallerIdentity().account();
            }
        });
        target.account().filter(wanted -> !wanted.equals(found)).ifPresent(wanted -> {
            throw Refusal.environment("the credentials are of account " + found + ", environment '"
                            + target.environment() + "' is in account " + wanted)
                    .at(target.file())
                    .remedy("take credentials of " + wanted + " (AWS_PROFILE), or name another environment");
        });
        return found;
    }

    /// Whether CDK has made its own bucket here: without it nothing can be deployed.
    public boolean isBootstrapped() {
        return ask(() -> {
            try (var buckets = there(S3Client.builder().forcePathStyle(localStack.isPresent()))
                    .build()) {
                var bucket = "cdk-hnb659fds-assets-" + account() + "-" + target.region();
                buckets.headBucket(request -> request.bucket(bucket));
                return true;
            } catch (NoSuchBucketException missing) {
                return false;
            }
        });
    }

    private <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B there(B builder) {
        builder.region(Region.of(target.region())).httpClientBuilder(UrlConnectionHttpClient.builder());
        localStack.ifPresent(local -> builder.endpointOverride(local.endpoint())
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(local.key(), local.key()))));
        return builder;
    }

    /// Asks AWS; what it says no to, and that it cannot be asked, is told in one form.
    ///
    /// @throws Refusal with AWS's own words
    <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (AwsServiceException trouble) {
            throw Refusal.environment("AWS says no: " + code(trouble) + ": " + words(trouble))
                    .at(target.environment() + ", " + target.region())
                    .remedy("see whose credentials they are (aws sts get-caller-identity) and what they may do")
                    .because(trouble);
        } catch (SdkClientException trouble) {
            throw Refusal.environment("AWS cannot be asked: "
                            + String.valueOf(trouble.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""))
                    .at(target.environment() + ", " + target.region())
                    .remedy("give credentials as AWS's own tools take them (AWS_PROFILE, aws sso login), and see that"
                            + " there is a network")
                    .because(trouble);
        }
    }

    static String code(AwsServiceException trouble) {
        return trouble.awsErrorDetails() == null
                ? String.valueOf(trouble.statusCode())
                : trouble.awsErrorDetails().errorCode();
    }

    private static String words(AwsServiceException trouble) {
        return trouble.awsErrorDetails() == null
                ? String.valueOf(trouble.getMessage())
                : trouble.awsErrorDetails().errorMessage();
    }
}
