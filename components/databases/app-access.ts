import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { connect } from "../shared/security-group";
import { usedDatabases } from "./app-connections";
import { userRequest } from "./connection";
import type { DatabaseTarget } from "./target";
import type { SetupTarget } from "./setup";
import type { DatabaseApp } from "./uses";

/** A database that apps may use. */
export interface UsableDatabase {
    readonly target: DatabaseTarget;
    readonly setup: SetupTarget;
}

export interface DatabaseAccessArgs {
    /** `<project>-<stack>`. */
    readonly prefix: string;
    readonly app: DatabaseApp;
    /** Every database that the app uses, by its key. */
    readonly databases: Readonly<Record<string, UsableDatabase>>;
    /** Key of the app's parameters: another one has them written anew. Undefined for who shares another's user. */
    readonly key: UserKey | undefined;
    /** The app's own security group; undefined where it shares the group of instances, which the database lets in by itself. */
    readonly caller: { readonly what: string; readonly securityGroupId: pulumi.Input<string> } | undefined;
}

/** The key that encrypts an app's parameters. */
export interface UserKey {
    readonly arn: pulumi.Input<string>;
    /** What makes up the key for those that use it. */
    readonly startsAfter: readonly pulumi.Resource[];
}

/**
 * Makes an app's users, `<name>-db-<key>`, and lets its group in to the databases. Returns what has to be there before the
 * app starts.
 */
export function createDatabaseAccess(
    name: string,
    { prefix, app, databases, key: userKey, caller }: DatabaseAccessArgs,
    parent: pulumi.Resource,
): readonly pulumi.Resource[] {
    return usedDatabases(app, databases).flatMap(([key, { target, setup }]) => [
        ...target.ready,
        ...(caller === undefined ? [] : letIn(name, caller, target, parent)),
        ...(userKey === undefined
            ? []
            : [
                  createDatabaseUser(
                      `${name}-db-${key}`,
                      { request: userRequest(prefix, app, key), userKey, setup },
                      parent,
                  ),
              ]),
    ]);
}

/**
 * An app's user in a database, as a call of its setup function: made once, and again when anything about it changes, for
 * the provider calls at creation alone. Taking it away drops nothing.
 */
function createDatabaseUser(
    name: string,
    args: {
        readonly request: ReturnType<typeof userRequest>;
        readonly userKey: UserKey;
        readonly setup: SetupTarget;
    },
    parent: pulumi.Resource,
): aws.lambda.Invocation {
    const { request, userKey, setup } = args;
    return new aws.lambda.Invocation(
        name,
        { functionName: setup.functionName, input: pulumi.jsonStringify({ ...request, keyId: userKey.arn }) },
        { parent, dependsOn: [...setup.ready, ...userKey.startsAfter] },
    );
}

function letIn(
    name: string,
    { what, securityGroupId }: NonNullable<DatabaseAccessArgs["caller"]>,
    { key, port, securityGroupId: to }: DatabaseTarget,
    parent: pulumi.Resource,
): readonly pulumi.Resource[] {
    const caller = { key, what, securityGroupId, ports: { protocol: "tcp", from: port, to: port } } as const;
    return connect(`${name}-db`, { caller, securityGroupId: to, members: `database ${key}` }, { parent });
}
