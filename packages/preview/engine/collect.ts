import v8 from "node:v8";
import vm from "node:vm";

/** Below this, what a run leaves behind may as well lie around until the process ends. */
const WORTHWHILE_BYTES = 128 * 1024 * 1024;

/** What was in use after the last time: not of a run, but of the process. */
let lasting = 0;

/** Gives back the memory of a finished run before the next one needs as much again. */
export function collectGarbage(): void {
    if (usedBytes() - lasting < WORTHWHILE_BYTES) {
        return;
    }
    v8.setFlagsFromString("--expose-gc");
    const collect = vm.runInNewContext("gc") as () => void;
    collect();
    lasting = usedBytes();
}

function usedBytes(): number {
    return v8.getHeapStatistics().used_heap_size;
}
