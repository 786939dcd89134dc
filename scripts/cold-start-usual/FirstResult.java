import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;

/// Calls a handler once and says so: `FirstResult CLASS PAYLOAD [classes]`.
public final class FirstResult {
    public static void main(String[] arguments) throws Exception {
        var handler = (RequestStreamHandler)
                Class.forName(arguments[0]).getConstructor().newInstance();
        var out = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(arguments[1].getBytes(StandardCharsets.UTF_8)), out, new Told());
        System.out.println("RESULT " + out.toString(StandardCharsets.UTF_8));
        if (arguments.length > 2) {
            System.out.println(
                    "CLASSES " + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount());
        }
        Runtime.getRuntime().halt(0);
    }

    private static final class Told implements Context {
        @Override
        public String getAwsRequestId() {
            return "00000000-0000-0000-0000-000000000001";
        }

        @Override
        public String getLogGroupName() {
            return "/aws/lambda/first";
        }

        @Override
        public String getLogStreamName() {
            return "1";
        }

        @Override
        public String getFunctionName() {
            return "first";
        }

        @Override
        public String getFunctionVersion() {
            return "$LATEST";
        }

        @Override
        public String getInvokedFunctionArn() {
            return "arn:aws:lambda:eu-central-1:000000000000:function:first";
        }

        @Override
        public CognitoIdentity getIdentity() {
            return null;
        }

        @Override
        public ClientContext getClientContext() {
            return null;
        }

        @Override
        public int getRemainingTimeInMillis() {
            return 60_000;
        }

        @Override
        public int getMemoryLimitInMB() {
            return 512;
        }

        @Override
        public LambdaLogger getLogger() {
            return null;
        }
    }
}
