import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.lockstep.functions.json.JsonText;
import dev.lockstep.functions.testing.LambdaAnswer;
import dev.lockstep.functions.testing.LambdaCall;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Calls one stage as Lambda does: `Ours HANDLER PAYLOAD-FILE RESULT-FILE`.
final class Ours {
    public static void main(String[] arguments) throws Exception {
        var handler = (RequestStreamHandler)
                Class.forName(arguments[0]).getConstructor().newInstance();
        var began = System.nanoTime();
        var answer = LambdaCall.of(handler).within(Duration.ofHours(1)).invoke(Files.readString(Path.of(arguments[1])));
        var took = System.nanoTime() - began;
        switch (answer) {
            case LambdaAnswer.Returned(var result) -> Files.writeString(Path.of(arguments[2]), JsonText.text(result));
            case LambdaAnswer.Raised raised -> throw new IllegalStateException(raised.toString());
        }
        Cost.tell(took);
    }
}
