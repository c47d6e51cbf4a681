import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { managedPassword, type MadeDatabase, type Surroundings } from "./engine";
import { createInstance, createReplica } from "./instance";
import { createLogGroups } from "./observation";
import type { PlannedPostgres } from "./postgres-plan";
import { watchInstances } from "./watch";

/** PostgreSQL on one instance: its parameter group, its log groups, the instance and its replicas, alarms. */
export function createPostgres(
    name: string,
    args: Surroundings & { readonly planned: PlannedPostgres },
    parent: pulumi.Resource,
): MadeDatabase {
    const { scope, planned, encryptionKeyArn, startsAfter } = args;
    const { config, names, replicas } = planned;
    const logGroups = (of: string, identifier: string) =>
        createLogGroups(
            of,
            { scope, of: "instance", identifier, retentionInDays: config.logRetentionDays, encryptionKeyArn },
            parent,
        );
    const logs = logGroups(name, names.identifier);
    const common = { ...args, parameterGroupName: createParameterGroup(name, planned, args.title, parent) };
    const after = (own: typeof logs) => ({ startsAfter: [...startsAfter, ...Object.values(own)] });
    const instance = createInstance(name, { ...common, ...after(logs) }, parent);
    const copies = replicas.map((replica) => {
        const of = `${name}-${replica.key}`;
        const own = after(logGroups(of, replica.identifier));
        return { replica, instance: createReplica(of, { ...common, ...own, replica, source: instance }, parent) };
    });
    watchInstances(name, { ...args, instance, replicas: copies, logGroup: logs["postgresql"] }, parent);
    return {
        host: instance.address,
        readerHost:
            copies.length === 0
                ? undefined
                : pulumi.all(copies.map((copy) => copy.instance.address)).apply((hosts) => hosts.join(",")),
        masterUser: instance.username,
        masterPassword:
            config.masterPassword === "rds"
                ? managedPassword(instance.masterUserSecrets)
                : { by: "stack", rotationDays: config.masterPasswordRotationDays },
        ready: [instance],
    };
}

/** The version is part of the name: a major upgrade makes a new group, and the old one stays until it is not used. */
function createParameterGroup(
    name: string,
    { config, family, parameters }: PlannedPostgres,
    description: string,
    parent: pulumi.Resource,
): pulumi.Output<string> {
    return new aws.rds.ParameterGroup(
        `${name}-v${config.version}`,
        { family, description, parameters: [...parameters] },
        { parent },
    ).name;
}
