import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { userRequest } from "./connection";
import type { DatabaseTarget } from "./database";
import type { SetupTarget } from "./setup";
import type { DatabaseUse } from "./uses";

/** A database that apps may use. */
export interface UsableDatabase {
    readonly target: DatabaseTarget;
    readonly setup: SetupTarget;
}

export interface DatabaseUserArgs {
    /** `<project>-<stack>`. */
    readonly prefix: string;
    /** Key of the app in the stack file. */
    readonly app: string;
    readonly database: UsableDatabase;
    readonly use: DatabaseUse;
    /** Key that encrypts the app's parameters: another one has them written anew. */
    readonly keyArn: pulumi.Input<string>;
    /** What makes up the key for those that use it. */
    readonly startsAfter: readonly pulumi.Resource[];
}

/**
 * An app's user in a database, as a call of its setup function: made once, and again when anything about it changes, for
 * the provider calls at creation alone. Taking it away drops nothing.
 */
export function createDatabaseUser(
    name: string,
    { prefix, app, database, use, keyArn, startsAfter }: DatabaseUserArgs,
    parent: pulumi.Resource,
): aws.lambda.Invocation {
    const { target, setup } = database;
    return new aws.lambda.Invocation(
        name,
        {
            functionName: setup.functionName,
            input: pulumi.jsonStringify({ ...userRequest(prefix, app, target, use), keyId: keyArn }),
        },
        { parent, dependsOn: [...setup.ready, ...startsAfter] },
    );
}
