import { partitionOf } from "@platform/aws-model/regions";
import type { ConfigProblem, KeyPath } from "./problems";

/** The problem of what AWS has in regions of its first partition and not in GovCloud or China: `what`, of which `where` is the subject. */
export function* onlyInAws(
    path: KeyPath,
    region: string | undefined,
    { what, where, fix = "Remove it from" }: { readonly what: string; readonly where: string; readonly fix?: string },
): Iterable<ConfigProblem> {
    if (region !== undefined && partitionOf(region) !== "aws") {
        yield { path, statement: `no ${what} in ${region}: ${where} in regions of aws alone`, fix };
    }
}

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
