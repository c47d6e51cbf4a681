import { partitionOf } from "@platform/aws-model/regions";
import type { ConfigProblem, KeyPath } from "./problems";

/**
 * The problem of an ARN, if it is one, that lies in another region or partition than the stack. `why` says what comes of
 * that. The ARN is not shown: it may be a secret's.
 */
export function* arnElsewhere(
    path: KeyPath,
    arn: string | undefined,
    region: string | undefined,
    why: string,
): Iterable<ConfigProblem> {
    const [prefix, partition = "", , arnRegion = ""] = arn?.split(":") ?? [];
    if (prefix !== "arn" || region === undefined) {
        return;
    }
    if (partition !== partitionOf(region)) {
        const statement = `the ARN is in partition ${partition}; allowed ${partitionOf(region)}, where ${region} is`;
        yield { path, statement, fix: "Set it in" };
    } else if (arnRegion !== "" && arnRegion !== region) {
        yield { path, statement: `the ARN is in ${arnRegion}; allowed ${region}, for ${why}`, fix: "Set it in" };
    }
}
