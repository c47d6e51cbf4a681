import { baselineOf } from "@platform/aws-model/instance-types";
import { cidrOf, overlaps } from "@platform/aws-model/network/cidr";
import { dockerRange } from "@platform/aws-model/network/docker";
import { alerts } from "../../monitoring/block";
import { network } from "../../network/block";
import { defineBlock, type StackDraft } from "../../shared/block/block";
import { checkEgress } from "../../shared/block/egress";
import { invalid, type ConfigProblem, type KeyPath } from "../../shared/block/problems";
import { sessionManager } from "../../shared/block/session-manager";
import { vpn } from "../../vpn/block";
import { clusterSchema, type ClusterConfig } from "./schema";

export const cluster = defineBlock({
    key: "cluster",
    schema: clusterSchema,
    needs: [alerts, network],
    why: () => "services run on its instances",
    calledServices: () => ["ecr.api", "ecr.dkr", "ecs", "ecs-agent", "ecs-telemetry", "logs", ...sessionManager],
    takenAddresses: ({ maxInstances }) => [
        { what: "instances of the cluster", tier: "private", count: maxInstances, of: "all subnets" },
    ],
    logs: "always",
    fixedNames: (_, { prefix }) => [[["platform:cluster"], "role", `${prefix}-instance-rotation`]],
    checks: [checkCredits, checkOwnEgress, checkDocker],
});

function* checkCredits({ instanceType, cpuCredits }: ClusterConfig): Iterable<ConfigProblem> {
    if (cpuCredits !== undefined && baselineOf(instanceType) === undefined) {
        const allowed = `only with a burstable instanceType such as t3.medium; ${instanceType} has no credits`;
        yield invalid(["platform:cluster", "cpuCredits"], cpuCredits, allowed, "Remove it from");
    }
}

function checkOwnEgress({ egress }: ClusterConfig, draft: StackDraft): Iterable<ConfigProblem> {
    return checkEgress(["platform:cluster"], egress, draft.block(vpn)?.onPremisesCidrs);
}

/** Ranges that containers could not reach. */
function* checkDocker(_: ClusterConfig, draft: StackDraft): Iterable<ConfigProblem> {
    yield* besideDocker(["platform:network", "cidr"], draft.block(network)?.cidr);
    for (const [index, range] of (draft.block(vpn)?.onPremisesCidrs ?? []).entries()) {
        yield* besideDocker(["platform:vpn", "onPremisesCidrs", index], range);
    }
}

function* besideDocker(path: KeyPath, range: string | undefined): Iterable<ConfigProblem> {
    if (range !== undefined && overlaps(cidrOf(range), dockerRange)) {
        const allowed = `a range that does not overlap ${dockerRange.text}, which Docker uses on every instance`;
        yield invalid(path, range, allowed);
    }
}
