import type { Graph } from "@platform/aws-model/graph/graph";
import { setting } from "@platform/aws-model/setting";
import { stackViolation, undecided, type PolicyFinding } from "../../lib/finding";
import { stackPolicy } from "../../lib/policy";
import { baselineParts, regionOf, shownType, type BaselinePart } from "./baseline-parts";

const config = {
    where: setting(
        'Where the account\'s baseline is declared: "this-stack", or "elsewhere". A stack with platform:account:Account has it anyway.',
        "elsewhere",
    ),
    leftOut: setting("Parts that another account has, as platform:account.leftOut names them.", [] as string[], {
        type: "string",
        enum: baselineParts.map(({ part }) => part),
    }),
};

export const baselineComplete = stackPolicy<typeof config>({
    name: "baseline-complete",
    description: "The security baseline of an account must have all of its parts, in each of its regions.",
    why: "A part that is missing looks like a quiet account, and an intruder works where nobody looks.",
    level: "mandatory",
    severity: "high",
    controls: { fsbp: ["CloudTrail.1", "Config.1", "EC2.7", "EC2.182", "GuardDuty.1", "S3.1"] },
    remediation:
        "Name what another account has in leftOut of platform:account, with the reason, and in that of this policy's configuration.",
    url: "https://docs.aws.amazon.com/prescriptive-guidance/latest/aws-startup-security-baseline/welcome.html",
    config, // the reasons are in the stack file; the loader compares the two
    check(graph, { config: { where, leftOut } }) {
        const isHere = where !== "elsewhere" || graph.ofType(["platform:account:Account"]).length > 0;
        return isHere
            ? judgeParts(
                  graph,
                  baselineParts.filter(({ part }) => !leftOut.includes(part)),
              )
            : [];
    },
});

function judgeParts(graph: Graph, parts: readonly BaselinePart[]): PolicyFinding[] {
    const spread = parts.flatMap(({ regional }) => regional.flatMap((family) => graph.ofType(family)));
    const placeless = spread.filter((resource) => regionOf(resource) === undefined);
    const regions = new Set(spread.flatMap((resource) => regionOf(resource) ?? []));
    const lacking = parts.flatMap(({ part, once, regional }) => [
        ...once.flatMap((family) => (graph.ofType(family).length > 0 ? [] : [absent(part, shownType(family))])),
        ...regional.flatMap((family) => {
            const present = new Set(graph.ofType(family).map(regionOf));
            if (present.size === 0) return [absent(part, shownType(family))];
            const without = [...regions].filter((region) => !present.has(region) && !present.has(undefined));
            return without.map((region) => absent(part, `${shownType(family)} in ${region}`));
        }),
    ]);
    const fixed = "a region that is plain in the program";
    return [...lacking, ...placeless.map((resource) => undecided(resource, "region", fixed))];
}

function absent(part: string, what: string): PolicyFinding {
    const fix = `add it, or leave ${part} out in platform:account, with the reason, and in baseline-complete.leftOut`;
    return stackViolation({ found: `has no ${what}`, required: `${part} of the account's baseline`, fix });
}
