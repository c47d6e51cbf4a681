import type { ECS, Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import { deploymentTimeouts } from "../../components/ecs/service/timeouts";
import type { Session } from "../session";
import { serviceOf } from "../stack";
import { reasonsOf, waitForDeployment, type Ended } from "./deployment";
import { failedTasks } from "./failed-tasks";
import { deploymentsSince, describeDeployment, fromRolloutState, isUntold } from "./service-deployments";

/** How a deployment ended, and why where it failed. */
export interface Rolled extends Ended {
    readonly why: readonly string[];
}

/** Clocks of ECS's parts differ by this at most. */
const clockMs = 60_000;

/**
 * Starts a deployment of a service. What the update does not name stays as it is, the number of copies among it.
 *
 * @returns What waits for ECS's verdict.
 */
export async function startRoll(
    session: Session,
    key: string,
    service: Service,
    update: { readonly taskDefinition: string } | { readonly forceNewDeployment: true },
): Promise<() => Promise<Rolled>> {
    const ecs = await session.aws.ecs();
    const input = { cluster: session.stack.prefix, service: service.serviceName, ...update };
    const before = await knownDeployments(ecs, service);
    const answer = await session.change("ecs UpdateService", input, () => ecs.updateService(input), undefined);
    if (answer === undefined) {
        return () => Promise.resolve({ result: "reached", last: undefined, why: [] });
    }
    const wanted = "taskDefinition" in update ? update.taskDefinition : (service.taskDefinition ?? "");
    const primary = answer.service?.deployments?.find(({ status }) => status === "PRIMARY");
    const begun = primary?.createdAt?.getTime() ?? session.world.now();
    const read = reader(session, ecs, service, wanted, { before, since: new Date(begun - clockMs) });
    return async () => {
        const ended = await waitedFor(session, key, read, "SUCCESSFUL");
        const why =
            ended.result === "failed"
                ? [...reasonsOf(ended.last), ...(await failedTasks(session, key, service, wanted))]
                : [];
        return { ...ended, why };
    };
}

/** Waits for the end of a deployment for as long as --timeout or the service's own limits say. */
export async function waitedFor(
    session: Session,
    key: string,
    read: () => Promise<ServiceDeployment | undefined>,
    wanted: "SUCCESSFUL" | "ROLLBACK_SUCCESSFUL",
): Promise<Ended> {
    const { world, progress } = session;
    return await waitForDeployment({
        read,
        wanted,
        timeoutMs: session.timeoutMs(deploymentTime(session, key)),
        now: () => world.now(),
        sleep: (milliseconds) => world.sleep(milliseconds),
        report: (line) => {
            progress.state(`${key}: ${line}`);
        },
    });
}

/** How long a deployment may take that fails and goes back, as `pulumi up` waits: `32m`. At least 20 minutes. */
export function deploymentTime({ stack }: Session, key: string): string {
    const { update } = deploymentTimeouts(serviceOf(stack, key).config);
    return `${Math.max(20, Number.parseInt(update, 10))}m`;
}

/** Those that are there already, so that the next one is known by being new. */
async function knownDeployments(ecs: ECS, service: Service): Promise<ReadonlySet<string> | undefined> {
    try {
        const monthAgo = new Date((service.createdAt ?? new Date(0)).getTime());
        return new Set((await deploymentsSince(ecs, service, monthAgo)).map(({ arn }) => arn));
    } catch (error) {
        if (!isUntold(error)) {
            throw error;
        }
        return undefined;
    }
}

function reader(
    { progress }: Session,
    ecs: ECS,
    service: Service,
    wanted: string,
    { before, since }: { readonly before: ReadonlySet<string> | undefined; readonly since: Date },
): () => Promise<ServiceDeployment | undefined> {
    if (before === undefined) {
        progress.line("ECS does not tell of service deployments here: judged by the service's rollout state instead.");
        return async () => {
            const { services = [] } = await ecs.describeServices({
                cluster: service.clusterArn,
                services: [service.serviceArn ?? ""],
            });
            return services[0] && fromRolloutState(services[0], wanted);
        };
    }
    let arn: string | undefined;
    return async () => {
        arn ??= (await deploymentsSince(ecs, service, since)).find((one) => !before.has(one.arn))?.arn;
        return arn === undefined ? undefined : await describeDeployment(ecs, arn);
    };
}
