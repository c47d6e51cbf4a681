import type { Block, Section, Verdict } from "../section";
import { worstVerdict } from "../shared/worst-verdict";
import { listOf, poolBlocks, ROLLOUT, situationVerdict, TITLES } from "./pool-blocks";
import type { CapacityResult } from "./result";

const METHOD =
    "Tasks are placed the largest first, by memory, CPU, network interfaces and fixed ports. What an instance has for " +
    "tasks is estimated: AWS publishes no number, and 7.5 percent of the memory is taken off for its system. During a " +
    "deployment running copies stay where they are. One-off and scheduled tasks come on top.";

/** The result for people. */
export function capacitySection(result: CapacityResult): Section {
    const { pools, fargate, homeless } = result;
    const lists: readonly Block[] = [
        ...listOf("Run by AWS itself (Fargate), where there is always room", fargate, "neutral"),
        ...listOf("Services for which the plan has no instances", homeless, "unknown"),
    ];
    return {
        id: "capacity",
        title: "Capacity",
        verdict: verdictOf(result),
        summary: summary(result),
        blocks: [
            ...pools.flatMap(poolBlocks),
            ...lists,
            ...(pools.length > 0 ? [{ kind: "text", text: METHOD } as const] : []),
        ],
        data: result,
    };
}

function verdictOf({ pools, homeless }: CapacityResult): Verdict {
    return worstVerdict([
        ...pools.flatMap(({ situations }) => situations.map(situationVerdict)),
        ...pools.flatMap(({ services }) => services.map(({ rollout }) => ROLLOUT[rollout])),
        ...[...homeless, ...pools.flatMap(({ unknown }) => unknown)].map(() => "unknown" as const),
    ]);
}

function summary({ pools, fargate }: CapacityResult): string {
    const services = pools.flatMap((pool) => pool.services);
    if (services.length === 0) {
        return fargate.length > 0
            ? "All services run on Fargate: AWS finds the room."
            : "No service runs on instances of this plan.";
    }
    const used = pools.flatMap(({ running, used: share, name }) =>
        running === undefined || share === undefined ? [] : [fullness(running, name, share)],
    );
    const wrong = services.filter(({ rollout }) => ROLLOUT[rollout] !== "good");
    const deployments =
        wrong.length === 0
            ? "every service can be deployed while it runs"
            : `${wrong.length} of ${services.length} services cannot be deployed without a gap: ${wrong.map(({ name }) => name).join(", ")}`;
    const late = pools.flatMap(({ situations }) => situations.filter(({ fits, what }) => !fits && what !== "now"));
    const most =
        late.length === 0
            ? "With the most copies that each may have, all fit as well."
            : `${late.map(({ what }) => TITLES[what]).join(" and ")}: some have to wait.`;
    return `${used.join("; ")}; ${deployments}. ${most}`;
}

/** By what is scarcer. */
function fullness(
    running: number,
    name: string,
    { cpu, memory }: { readonly cpu: number; readonly memory: number },
): string {
    const share = cpu > memory ? `${cpu} % of the CPU` : `${memory} % of the memory`;
    return `${share} of ${running === 1 ? "the one instance" : `${running} instances`} of ${name} is taken`;
}
