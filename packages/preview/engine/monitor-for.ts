import { Monitor } from "../monitor/monitor";
import type { CallBack } from "../monitor/requests";
import { TransformRunner } from "../monitor/transforms";
import { secret } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import type { RunInput } from "./host";

/** The monitor for a run; the host says how to reach back into the program. */
export function monitorFor(input: RunInput, callBack: CallBack): Monitor {
    return new Monitor({
        stack: input.stack,
        project: input.project.name,
        answers: input.answers,
        transforms: new TransformRunner(callBack),
        directory: input.project.workingDirectory,
        configOf: (packageName) => packageConfig(input, packageName),
        ...(input.onRegistration === undefined ? {} : { onRegistration: input.onRegistration }),
    });
}

/** The keys of one namespace, as the inputs of that package's default provider. */
function packageConfig(input: Pick<RunInput, "config">, packageName: string): WireMap {
    const prefix = `${packageName}:`;
    const inputs: WireMap = {};
    for (const [key, value] of input.config) {
        if (key.startsWith(prefix)) {
            inputs[key.slice(prefix.length)] = value.secret ? secret(value.text) : value.text;
        }
    }
    return inputs;
}
