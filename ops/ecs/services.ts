import type { Service } from "@aws-sdk/client-ecs";
import { exitCodes, OpsError } from "../errors";
import { allPages } from "../pages";
import type { Session } from "../session";
import { serviceOf } from "../stack";

/** AWS describes so many services, tasks or instances in one call at most. */
const describedAtOnce = { services: 10, tasks: 100 } as const;

/** The cluster's services by the family of their task definition: their own names end in letters that Pulumi makes up. */
export async function servicesByFamily({ aws, stack }: Session): Promise<ReadonlyMap<string, Service>> {
    const ecs = await aws.ecs();
    const cluster = stack.prefix;
    const arns = await allPages(async (token) => {
        const page = await ecs.listServices({ cluster, maxResults: 100, nextToken: token });
        return [page.serviceArns, page.nextToken];
    });
    const services: Service[] = [];
    for (const some of chunks(arns, describedAtOnce.services)) {
        services.push(...((await ecs.describeServices({ cluster, services: some })).services ?? []));
    }
    return new Map(services.map((service) => [familyOf(service.taskDefinition ?? ""), service]));
}

/** @throws OpsError (2) for a service that the stack file or the cluster does not have. */
export async function findService(session: Session, key: string): Promise<Service & { readonly serviceArn: string }> {
    const { names } = serviceOf(session.stack, key);
    const service = (await servicesByFamily(session)).get(names.family);
    const arn = service?.serviceArn;
    if (service === undefined || arn === undefined) {
        throw new OpsError(
            exitCodes.usage,
            `${key} is not deployed: the cluster ${session.stack.prefix} has no service with tasks of the family ` +
                `${names.family}. Deploy it with \`pulumi up\`.`,
        );
    }
    return { ...service, serviceArn: arn };
}

/** `app` of `arn:…:task-definition/app:7`. */
export function familyOf(taskDefinitionArn: string): string {
    return shortName(taskDefinitionArn).replace(/:[0-9]+$/, "");
}

/** What stands after the last slash of an ARN. */
export function shortName(arn: string): string {
    return arn.slice(arn.lastIndexOf("/") + 1);
}

export function chunks<T>(all: readonly T[], size: number): T[][] {
    return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
        all.slice(index * size, (index + 1) * size),
    );
}
