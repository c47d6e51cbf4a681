import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DatabaseNames } from "./names";

/** Fixed names under which addresses are found that AWS chooses: of the database, and of its replicas where it has any. */
export function createHostParameters(
    name: string,
    args: {
        readonly names: DatabaseNames;
        readonly title: string;
        readonly address: pulumi.Input<string>;
        readonly replicaAddresses: readonly pulumi.Input<string>[];
    },
    parent: pulumi.Resource,
): readonly aws.ssm.Parameter[] {
    const { names, title, address, replicaAddresses } = args;
    const parameter = (what: string, fixedName: string, value: pulumi.Input<string>) =>
        new aws.ssm.Parameter(
            `${name}-${what}`,
            { name: fixedName, type: "String", value, description: `${title}: ${what}` },
            { parent },
        );
    const host = parameter("host", names.hostParameter, address);
    // Several hosts as libpq takes them: it tries one after another.
    const readers = pulumi.all([...replicaAddresses]).apply((hosts) => hosts.join(","));
    return replicaAddresses.length === 0
        ? [host]
        : [host, parameter("reader-host", names.readerHostParameter, readers)];
}
