import type { WireMap } from "@platform/aws-model/wire";
import { isOutput } from "../../values";
import type { Value } from "../../values";

/** Maps joined as JavaScript's spread joins them: of Outputs it copies the insides, so that an Output is all that is left. */
export function spread(...maps: readonly Value[]): Value {
    const output = maps.findLast(isOutput);
    return output ?? (Object.assign({}, ...(maps as WireMap[])) as WireMap);
}
