import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { managedPassword, type MadeDatabase, type Surroundings } from "../engine";
import { createLogGroups } from "../observation";
import { createCluster, createMember } from "./cluster";
import type { PlannedAurora } from "./plan";
import { watchCluster } from "./watch";

/** Aurora PostgreSQL: its parameter group, its log group, the cluster with its instances, alarms. */
export function createAurora(
    name: string,
    args: Surroundings & { readonly planned: PlannedAurora },
    parent: pulumi.Resource,
): MadeDatabase {
    const { scope, planned, encryptionKeyArn, startsAfter } = args;
    const { config, names } = planned;
    const logs = createLogGroups(
        name,
        {
            scope,
            of: "cluster",
            identifier: names.identifier,
            retentionInDays: config.logRetentionDays,
            encryptionKeyArn,
        },
        parent,
    );
    const common = {
        ...args,
        parameterGroupName: createParameterGroup(name, planned, args.title, parent),
        startsAfter: [...startsAfter, ...Object.values(logs)],
    };
    const cluster = createCluster(name, common, parent);
    const members = planned.members.map((member) => ({
        member,
        instance: createMember(`${name}-${member.key}`, { ...common, member, cluster }, parent),
    }));
    watchCluster(name, { ...args, cluster, members, logGroup: logs["postgresql"] }, parent);
    return {
        host: cluster.endpoint,
        readerHost: config.readers === 0 ? undefined : cluster.readerEndpoint,
        masterUser: cluster.masterUsername,
        masterPassword: managedPassword(cluster.masterUserSecrets),
        ready: [cluster, ...members.map(({ instance }) => instance)],
    };
}

/** The version is part of the name: a major upgrade makes a new group, and the old one stays until it is not used. */
function createParameterGroup(
    name: string,
    { config, family, parameters }: PlannedAurora,
    description: string,
    parent: pulumi.Resource,
): pulumi.Output<string> {
    return new aws.rds.ClusterParameterGroup(
        `${name}-v${config.version}`,
        { family, description, parameters: [...parameters] },
        { parent },
    ).name;
}
