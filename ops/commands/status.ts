import type { Service } from "@aws-sdk/client-ecs";
import { firingAlarms, type FiringAlarm } from "../alarms";
import type { OpsCommand } from "../command";
import { appImage } from "../ecs/copy";
import { containerInstances, type Instance } from "../ecs/instances";
import { describeRevision } from "../ecs/revisions";
import { servicesByFamily } from "../ecs/services";
import { exitCodes } from "../errors";
import { shortImage } from "../images/address";
import type { Session } from "../session";
import { serviceOf } from "../stack";
import { age, table } from "../table";

interface ServiceStatus {
    readonly service: string;
    readonly deployed: boolean;
    readonly wanted: number;
    readonly running: number;
    readonly pending: number;
    readonly image: string;
    readonly deployment: string;
    readonly since: Date | undefined;
}

/** Days after the last rotation of instances that one is too old. */
const graceDays = 4;

export const status: OpsCommand = {
    name: "status",
    args: "[service]",
    summary: "what runs: copies, images, deployments, instances, alarms that fire",
    details:
        "Exit code 1: copies are missing, an alarm fires, or an instance has lost its agent or should have been replaced.",
    changes: false,
    async run(session, [only]) {
        const keys = only === undefined ? Object.keys(session.stack.services) : [only];
        const found = await servicesByFamily(session);
        const services: ServiceStatus[] = [];
        for (const key of keys) {
            services.push(await statusOf(session, key, found.get(serviceOf(session.stack, key).names.family)));
        }
        const instances = only === undefined ? await containerInstances(session) : [];
        const alarms = await firingAlarms(session, only);
        const complaints = complaintsOf(session, services, instances, alarms);
        return {
            exitCode: complaints.length === 0 ? exitCodes.done : exitCodes.wanting,
            text: [
                ...serviceTable(services, session.world.now()),
                ...(only === undefined ? ["", ...instanceTable(instances, session.world.now())] : []),
                "",
                ...(complaints.length === 0 ? ["Nothing to complain about."] : complaints),
            ],
            data: { services, instances, alarms, complaints },
        };
    },
};

async function statusOf(session: Session, key: string, service: Service | undefined): Promise<ServiceStatus> {
    if (service === undefined) {
        return {
            service: key,
            deployed: false,
            wanted: 0,
            running: 0,
            pending: 0,
            image: "",
            deployment: "",
            since: undefined,
        };
    }
    const { taskDefinition } = await describeRevision(session, service.taskDefinition ?? "");
    const primary = service.deployments?.find(({ status: role }) => role === "PRIMARY");
    return {
        service: key,
        deployed: true,
        wanted: service.desiredCount ?? 0,
        running: service.runningCount ?? 0,
        pending: service.pendingCount ?? 0,
        image: appImage(taskDefinition),
        deployment: (primary?.rolloutState ?? "unknown").toLowerCase().replaceAll("_", " "),
        since: primary?.createdAt,
    };
}

function complaintsOf(
    { stack, world }: Session,
    services: readonly ServiceStatus[],
    instances: readonly Instance[],
    alarms: readonly FiringAlarm[],
): string[] {
    const oldest = (stack.config.cluster?.maxInstanceLifetimeDays ?? 0) + graceDays;
    return [
        ...services.flatMap(({ service, deployed, wanted, running }) =>
            deployed
                ? running < wanted
                    ? [`${service}: ${running} of ${wanted} copies run`]
                    : []
                : [`${service}: not deployed`],
        ),
        ...instances.filter(({ connected }) => !connected).map(({ id }) => `${id}: its agent is disconnected`),
        ...instances
            .filter(
                ({ registered }) =>
                    registered !== undefined && world.now() - registered.getTime() > oldest * 86_400_000,
            )
            .map(({ id }) => `${id}: older than ${oldest} days, so the rotation does not work`),
        ...alarms.map(({ name, description }) => `alarm ${name}: ${description}`),
    ];
}

function serviceTable(services: readonly ServiceStatus[], now: number): string[] {
    return table([
        ["service", "wanted", "running", "starting", "image", "deployment", "since"],
        ...services.map(({ service, deployed, wanted, running, pending, image, deployment, since }) =>
            deployed
                ? [
                      service,
                      String(wanted),
                      String(running),
                      String(pending),
                      shortImage(image),
                      deployment,
                      age(since, now),
                  ]
                : [service, "-", "-", "-", "-", "not deployed", "-"],
        ),
    ]);
}

function instanceTable(instances: readonly Instance[], now: number): string[] {
    return table([
        ["instance", "zone", "status", "tasks", "agent", "age"],
        ...instances.map(({ id, zone, status: state, tasks, connected, agent, registered }) => [
            id,
            zone,
            state.toLowerCase(),
            String(tasks),
            connected ? agent : "disconnected",
            age(registered, now),
        ]),
    ]);
}
