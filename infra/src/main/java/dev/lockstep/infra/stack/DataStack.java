package dev.lockstep.infra.stack;

import dev.lockstep.infra.environment.Environment;
import dev.lockstep.infra.input.Stored;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Billing;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.TableEncryptionV2;
import software.amazon.awscdk.services.dynamodb.TableV2;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/// What is kept: every bucket and table that any pipeline of the project names, the bucket for the data that stages
/// hand to each other, the table in which the stage kit remembers, and the topics of people who are asked for approval,
/// with whoever subscribed to them.
///
/// A stack of its own, because data outlives the pipelines that read it: two pipelines may name one bucket, and nothing
/// that is renamed in a pipeline can replace what is here.
public final class DataStack extends Stack {

    static final String HANDED_ON = Stored.HANDED_ON;
    static final String REMEMBERED = Stored.REMEMBERED;

    private final Optional<Key> key;

    public DataStack(Construct scope, Environment environment, Stored stored) {
        super(
                scope,
                environment.physical("stored"),
                StackShape.of(environment, "The data of the Lockstep pipelines in " + environment.name()));
        this.key = Keys.draw(this, environment, Arns.in(this, environment));
        // S3 writes no access logs into a bucket that a key of KMS encrypts
        var accessLogs = draw(environment, Stored.ACCESS_LOGS, List.of(abandonedUploads(), forgotten(environment)))
                .encryption(BucketEncryption.S3_MANAGED)
                .build();
        bucket(environment, HANDED_ON, List.of(abandonedUploads(), handedOn(environment)), accessLogs);
        stored.buckets()
                .forEach(name -> bucket(environment, name, List.of(abandonedUploads(), oldVersions()), accessLogs));
        stored.tables().forEach((name, attribute) -> table(environment, name, attribute, _ -> {}));
        stored.admissions().forEach(name -> admission(environment, name));
        stored.topics().forEach((name, rules) -> topic(environment, name, rules));
    }

    private void topic(Environment environment, String name, List<String> rules) {
        var draft = Topic.Builder.create(this, "topic-" + name)
                .topicName(environment.physical(name))
                .enforceSsl(true);
        key.ifPresent(draft::masterKey);
        var topic = draft.build();
        var arns = Arns.in(this, environment);
        rules.forEach(rule -> topic.addToResourcePolicy(Notifications.permission(arns, environment, name, rule)));
        environment.approvers().stream()
                .filter(approvers -> approvers.topic().equals(name))
                .flatMap(approvers -> approvers.addresses().stream())
                .forEach(address -> topic.addSubscription(new EmailSubscription(address)));
    }

    Optional<Key> key() {
        return key;
    }

    private void bucket(Environment environment, String name, List<LifecycleRule> lifecycle, Bucket accessLogs) {
        var draft = draw(environment, name, lifecycle)
                .encryption(key.isPresent() ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED)
                .serverAccessLogsBucket(accessLogs)
                .serverAccessLogsPrefix(name + "/");
        // one key of the bucket for many objects: fewer calls of KMS, which are paid for
        key.ifPresent(own -> draft.encryptionKey(own).bucketKeyEnabled(true));
        var bucket = draft.build();
        // By the property, not by eventBridgeEnabled(): that one brings a function of its own with wide permissions.
        Underneath.of(bucket, CfnBucket.class)
                .setNotificationConfiguration(CfnBucket.NotificationConfigurationProperty.builder()
                        .eventBridgeConfiguration(CfnBucket.EventBridgeConfigurationProperty.builder()
                                .eventBridgeEnabled(true)
                                .build())
                        .build());
    }

    private Bucket.Builder draw(Environment environment, String name, List<LifecycleRule> lifecycle) {
        return Bucket.Builder.create(this, "bucket-" + name)
                .bucketName(environment.physical(name))
                .enforceSsl(true)
                .minimumTlsVersion(1.2)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .versioned(true)
                .lifecycleRules(lifecycle)
                .removalPolicy(Keeping.removal(environment));
    }

    /// What the starters of a pipeline know together, with the events that wait.
    private void admission(Environment environment, String name) {
        table(environment, name, "id", table -> table.sortKey(text("at")).timeToLiveAttribute("expires"));
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }

    private void table(Environment environment, String name, String attribute, Consumer<TableV2.Builder> more) {
        var table = TableV2.Builder.create(this, "table-" + name)
                .tableName(environment.physical(name))
                .partitionKey(text(attribute))
                .billing(Billing.onDemand())
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .deletionProtection(environment.data().keep())
                .removalPolicy(Keeping.removal(environment));
        if (name.equals(REMEMBERED)) {
            table.timeToLiveAttribute("expires");
        }
        key.ifPresent(own -> table.encryption(TableEncryptionV2.customerManagedKey(own)));
        more.accept(table);
        table.build();
    }

    private static LifecycleRule handedOn(Environment environment) {
        return LifecycleRule.builder()
                .id("handed-on")
                .prefix("runs/")
                .expiration(Keeping.days(environment.data().handedOn().toDays()))
                .noncurrentVersionExpiration(Keeping.days(1))
                .build();
    }

    private static LifecycleRule forgotten(Environment environment) {
        return LifecycleRule.builder()
                .id("forgotten")
                .expiration(Keeping.days(environment.logs().retention().days()))
                .noncurrentVersionExpiration(Keeping.days(1))
                .build();
    }

    private static LifecycleRule abandonedUploads() {
        return LifecycleRule.builder()
                .id("abandoned-uploads")
                .abortIncompleteMultipartUploadAfter(Keeping.days(7))
                .build();
    }

    private static LifecycleRule oldVersions() {
        return LifecycleRule.builder()
                .id("old-versions")
                .noncurrentVersionExpiration(Keeping.days(90))
                .build();
    }
}
