import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Where a stack lives: what fixed names and ARNs are made from, all of it known in a first preview. */
export interface AwsScope {
    /** `<project>-<stack>`, the start of every fixed physical name. */
    readonly prefix: string;
    /** Region, e.g. `us-east-1`. */
    readonly region: string;
    /** Account number, twelve digits. */
    readonly accountId: pulumi.Output<string>;
    /** Partition: `aws` or `aws-us-gov`. */
    readonly partition: pulumi.Output<string>;
    /** Tags for what the provider's default tags do not reach: instances and volumes that a scaling group starts. */
    readonly tags: Readonly<Record<string, string>>;
}

/** `<project>-<stack>`, by default of the program that runs. */
export function stackPrefix(stack = pulumi.getStack()): string {
    return `${pulumi.getProject()}-${stack}`;
}

/** Asks AWS for the account and partition once; every component is handed the answer. */
export function awsScope(region: string, tags: Readonly<Record<string, string>>): AwsScope {
    return {
        prefix: stackPrefix(),
        region,
        accountId: aws.getCallerIdentityOutput().accountId,
        partition: aws.getPartitionOutput().partition,
        tags,
    };
}

/**
 * The ARN of something with a fixed name. Unlike a resource's `arn` output it is known in a first preview, so that
 * policies can read the documents it stands in.
 */
export function arnOf(scope: AwsScope, service: string, resource: pulumi.Input<string>): pulumi.Output<string> {
    return pulumi.interpolate`arn:${scope.partition}:${service}:${scope.region}:${scope.accountId}:${resource}`;
}

/** Like `arnOf`, for IAM, whose ARNs name no region. */
export function iamArnOf(scope: AwsScope, resource: pulumi.Input<string>): pulumi.Output<string> {
    return pulumi.interpolate`arn:${scope.partition}:iam::${scope.accountId}:${resource}`;
}

/** `/<project>/<stack>`, the start of every parameter's name. */
export function parameterPath(): string {
    return `/${pulumi.getProject()}/${pulumi.getStack()}`;
}
