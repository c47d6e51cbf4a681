import { room, type Pool } from "./pools";
import type { OutcomeReason } from "./outcome";
import type { Workload } from "./workloads";

/** What of the instances is left, and where new copies can start. */
export interface Ground {
    /** Instances of the workload's pool that are left. */
    readonly instances: number;
    /** Whether tasks can start in every zone that is left, in some, or in none. */
    readonly starts: "everywhere" | "somewhere" | "nowhere";
}

/** Whether all copies run again without anybody's help, and how. */
export function recovery(
    { pool, service, maximum, copies = 0 }: Workload,
    { instances, starts }: Ground,
): OutcomeReason {
    if (starts === "nowhere") return { verdict: "bad", text: "no new copy can start until it is back" };
    if (service?.fargate === true) return { verdict: "good", text: "AWS starts the others in the zones that are left" };
    if (pool === undefined) return groupRecovery(maximum, copies);
    if (starts === "everywhere" && instances > 0 && room(pool, instances) === "yes") {
        return { verdict: "good", text: `all fit on the ${counted(instances)} left` };
    }
    return newInstances(pool, instances);
}

function groupRecovery(maximum: number | undefined, copies: number): OutcomeReason {
    if (maximum === undefined) return { verdict: "unknown", text: "whether something replaces it is not known" };
    if (maximum === 0) return { verdict: "bad", text: "nothing replaces it" };
    return maximum >= copies
        ? { verdict: "good", text: "its group starts new instances where it still can" }
        : { verdict: "attention", text: `its group may have no more than ${maximum} instances` };
}

/** An Auto Scaling group replaces what it lost in the zones that it still has; a capacity provider adds what tasks need. */
function newInstances(pool: Pool, instances: number): OutcomeReason {
    const { running, source, maximum = running } = pool;
    const limit = source.managedScaling ? maximum : running;
    if (limit === undefined) return { verdict: "unknown", text: "how many instances may run is not known" };
    const enough = room(pool, limit);
    if (enough === "unknown") return { verdict: "unknown", text: "whether all copies fit is not known" };
    if (enough === "no") return { verdict: "attention", text: `${counted(limit)} at most, too few for all copies` };
    return { verdict: "good", text: `new instances replace what is lost, ${instances} now, up to ${limit}` };
}

function counted(instances: number): string {
    return instances === 1 ? "1 instance" : `${instances} instances`;
}
