import io.zeolite.api.ModuleInstance;
import io.zeolite.api.WasmRuntime;

/*
 * (module
 *   (func (export "add") (param i32 i32) (result i32)
 *     (i32.add (local.get 0) (local.get 1))))
 */
static final String MODULE = "0061736d0100000001070160027f7f017f030201000707010361646400000a09010700200020016a0b";

interface Calculator {
    int add(int a, int b);
}

void main() {
    try (WasmRuntime runtime = WasmRuntime.create()) {
        ModuleInstance instance = runtime.instantiate(HexFormat.of().parseHex(MODULE));
        IO.println(instance.function("add").call(40, 2).getInt(0));      // by name

        Calculator calculator = instance.bind(MethodHandles.lookup(), Calculator.class);
        IO.println(calculator.add(40, 2));                               // or as a Java interface
    }
}
