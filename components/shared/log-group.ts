import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsScope } from "./scope";

export interface LogGroupArgs {
    /** Of the stack that it is part of; the log archive takes what is in the scope's region. */
    readonly scope: AwsScope;
    /** Fixed name. Another replaces the group, and its events are lost. */
    readonly name: string;
    readonly retentionInDays: number;
    readonly kmsKeyId: pulumi.Input<string>;
    /** Default: the provider's. */
    readonly region?: string;
    /** Why the log archive leaves it out. Default: it does not. */
    readonly notArchived?: string;
}

/** A log group that was made, for who passes on what comes in. */
export interface ListedLogGroup {
    /** Fixed name. */
    readonly name: string;
    readonly resource: aws.cloudwatch.LogGroup;
    /** Why the log archive leaves it out; undefined where it does not. */
    readonly notArchived: string | undefined;
}

/** By the scope of the stack: each run of the program has its own. */
const lists = new WeakMap<AwsScope, ListedLogGroup[]>();

/** A log group of the stack. Every one is made here, so that the log archive forgets none. */
export function createLogGroup(
    logicalName: string,
    { scope, notArchived, ...args }: LogGroupArgs,
    parent: pulumi.Resource,
): aws.cloudwatch.LogGroup {
    const resource = new aws.cloudwatch.LogGroup(logicalName, args, { parent });
    const elsewhere = args.region === undefined ? undefined : `it is in ${args.region}`;
    const list = lists.get(scope) ?? [];
    lists.set(scope, [...list, { name: args.name, resource, notArchived: notArchived ?? elsewhere }]);
    return resource;
}

/** The log groups of a stack that were made so far, in their order. */
export function logGroupsOf(scope: AwsScope): readonly ListedLogGroup[] {
    return lists.get(scope) ?? [];
}
