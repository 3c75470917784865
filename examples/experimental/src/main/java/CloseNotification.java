import io.zeolite.api.Context;
import io.zeolite.api.ModuleConfig;
import io.zeolite.api.WasmRuntime;
import io.zeolite.experimental.Experimental;

/** A notifier learns of the end of an instance before what the instance owns is given up. */
public final class CloseNotification {

    private static final byte[] EMPTY_MODULE = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private CloseNotification() {
    }

    /** Makes an instance of each name, and ends with them; the notifier speaks of no other. */
    public static void main(String[] names) {
        Context context = Experimental.withCloseNotifier(Context.root(),
                (instance, exitCode) -> IO.println(instance.name() + " closed with " + exitCode));
        try (WasmRuntime runtime = WasmRuntime.create()) {
            for (String name : names) {
                runtime.instantiate(context, EMPTY_MODULE, ModuleConfig.named(name));
            }
            runtime.close(3);
        }
    }
}
