import type * as pulumi from "@pulumi/pulumi";

/** What services need to know of the cluster that they run in. */
export interface ClusterTarget {
    /** Fixed name, `<prefix>`; known in a first preview, for task definitions, alarms and schedules. */
    readonly name: string;
    /** ARN made from the fixed name; known in a first preview, for policy documents. */
    readonly arn: pulumi.Output<string>;
    /** Name of the capacity provider that the instances are, for a service's own placement strategy. */
    readonly capacityProviderName: pulumi.Output<string>;
    /** Group of the instances: bridge tasks share it, awsvpc tasks bring their own. */
    readonly securityGroupId: pulumi.Output<string>;
    /** Log group that ECS Exec records sessions in; fixed, for task role documents. Task roles write to it. */
    readonly execLogGroupName: string;
    /**
     * Alias of the key that encrypts ECS Exec sessions, for task role documents: a key's ARN is unknown in a first
     * preview, but `kms:Decrypt` on `key/*` of the account under the condition `ForAnyValue:StringEquals`
     * `kms:ResourceAliases` says the same.
     * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
     */
    readonly execKeyAlias: string;
    /** Processor architecture of the instances, for the task definitions' runtime platform. */
    readonly architecture: "x86_64" | "arm64";
    /**
     * The cluster's link to its capacity provider. A service depends on it: created earlier, it finds no capacity
     * provider; deleted later, it keeps the link from being removed ("in use").
     */
    readonly ready: pulumi.Resource;
}

/** `Name` tag of the cluster's instances and their scaling group. */
export function clusterInstanceName(prefix: string): string {
    return `${prefix}-cluster`;
}
