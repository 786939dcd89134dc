package dev.lockstep.engine.task.sdk;

import dev.lockstep.engine.task.StateFailure;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/// What the exceptions of the SDK mean for a task.
final class SdkFailures {
    private static final String CLIENT = ".SdkClientException";

    private SdkFailures() {}

    /// The words of `aws-sdk` integrations: the SDK's own, under the name of its exception.
    static StateFailure of(String service, RuntimeException failure) {
        String cause = String.valueOf(failure.getMessage());
        return failure instanceof SdkServiceException refused
                ? StateFailure.of(service + "." + refused.getClass().getSimpleName(), cause)
                : StateFailure.of(service + CLIENT, cause);
    }

    /// The words of optimised integrations, which are those of the SDK's first version.
    static StateFailure of(OptimisedService service, String sdkName, RuntimeException failure) {
        if (!(failure instanceof AwsServiceException refused)) {
            return StateFailure.of(service.prefix() + CLIENT, withoutCount(String.valueOf(failure.getMessage())));
        }
        String type = refused.getClass().getSimpleName();
        // what the service's model does not know is an exception of the service as such
        String name = type.equals(sdkName + "Exception") ? service.baseException() : type;
        return StateFailure.of(
                service.prefix() + "." + name,
                refused.awsErrorDetails().errorMessage() + " (Service: " + service.longName() + "; Status Code: "
                        + refused.statusCode() + "; Error Code: "
                        + refused.awsErrorDetails().errorCode() + "; Request ID: " + refused.requestId()
                        + "; Proxy: null)");
    }

    private static String withoutCount(String message) {
        return message.replaceFirst(" \\(SDK Attempt Count: \\d+\\)$", "");
    }
}
