import * as pulumi from "@pulumi/pulumi";
import type { AwsScope } from "../shared/scope";

/** Alias of the key that encrypts the states of the project's stacks, and the secrets in them; `bootstrap` makes it. */
export function stateKeyAlias(): string {
    return `alias/${pulumi.getProject()}-state`;
}

/** The bucket of the state, and all that is in it. */
export function stateArns({ partition }: AwsScope, bucket: string): readonly pulumi.Output<string>[] {
    return [pulumi.interpolate`arn:${partition}:s3:::${bucket}`, pulumi.interpolate`arn:${partition}:s3:::${bucket}/*`];
}
