import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseNames } from "./names";

/** Fixed names under which addresses are found that AWS chooses: of the database, and of its replicas where it has any. */
export function createHostParameters(
    name: string,
    args: {
        readonly names: DatabaseNames;
        readonly title: string;
        readonly host: pulumi.Input<string>;
        /** Hosts to read from; undefined where there are none. */
        readonly readerHost: pulumi.Input<string> | undefined;
    },
    parent: pulumi.Resource,
): readonly aws.ssm.Parameter[] {
    const { names, title, host: address, readerHost } = args;
    const parameter = (what: string, fixedName: string, value: pulumi.Input<string>) =>
        new aws.ssm.Parameter(
            `${name}-${what}`,
            { name: fixedName, type: "String", value, description: `${title}: ${what}` },
            { parent },
        );
    const host = parameter("host", names.hostParameter, address);
    return readerHost === undefined ? [host] : [host, parameter("reader-host", names.readerHostParameter, readerHost)];
}
