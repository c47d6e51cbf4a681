import type { Path, Problem } from "../problems";
import type { Check } from "./draft";

/** ARNs of things that only work from the stack's own region and partition. */
export const checkRegions: Check = function* ({ region, config, services }) {
    if (region === undefined) {
        return;
    }
    const certificates: [Path, string | undefined][] = [
        [["platform:dns", "certificateArn"], config.dns?.certificateArn],
        ...Object.entries(config.loadBalancers).map(([name, { certificateArn }]): [Path, string | undefined] => [
            ["platform:loadBalancers", name, "certificateArn"],
            certificateArn,
        ]),
    ];
    for (const [path, arn] of certificates) {
        yield* elsewhere(path, arn, region, "a load balancer takes certificates of its own region");
    }
    for (const { path, config: service } of services) {
        yield* secretsElsewhere(path, service.secrets, region);
        for (const [name, variant] of Object.entries(service.variants)) {
            yield* secretsElsewhere([...path, "variants", name], variant.secrets, region);
        }
    }
    for (const [name, { principalArn }] of Object.entries(config.bastion?.ssh?.users ?? {})) {
        const path = ["platform:bastion", "ssh", "users", name, "principalArn"];
        yield* elsewhere(path, principalArn, region, "");
    }
};

function* secretsElsewhere(path: Path, secrets: Readonly<Record<string, string>>, region: string): Iterable<Problem> {
    for (const [name, arn] of Object.entries(secrets)) {
        yield* elsewhere([...path, "secrets", name], arn, region, "tasks read secrets of their own region");
    }
}

/** The problem of an ARN, if it is one, that lies in another region or partition. It is not shown: it may be a secret's. */
function* elsewhere(path: Path, arn: string | undefined, region: string, why: string): Iterable<Problem> {
    const [prefix, partition = "", , arnRegion = ""] = arn?.split(":") ?? [];
    if (prefix !== "arn") {
        return;
    }
    if (partition !== partitionOf(region)) {
        const statement = `the ARN is in partition ${partition}; allowed ${partitionOf(region)}, where ${region} is`;
        yield { path, statement, fix: "Set it in" };
    } else if (arnRegion !== "" && arnRegion !== region) {
        yield { path, statement: `the ARN is in ${arnRegion}; allowed ${region}, for ${why}`, fix: "Set it in" };
    }
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
function partitionOf(region: string): string {
    if (region.startsWith("us-gov-")) {
        return "aws-us-gov";
    }
    return region.startsWith("cn-") ? "aws-cn" : "aws";
}
