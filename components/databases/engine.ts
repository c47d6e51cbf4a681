import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTopics } from "../shared/alarm";
import type { AwsScope } from "../shared/scope";

/** What is around a database, whatever its engine. */
export interface Surroundings {
    readonly scope: AwsScope;
    readonly topics: AlarmTopics;
    /** For readers: `Database main`. */
    readonly title: string;
    readonly keyArn: pulumi.Input<string>;
    /** Key that encrypts the logs. */
    readonly encryptionKeyArn: pulumi.Input<string>;
    readonly subnetGroupName: pulumi.Input<string>;
    readonly securityGroupId: pulumi.Input<string>;
    readonly monitoringRoleArn: pulumi.Input<string>;
    /** Whether AWS and Pulumi refuse to delete it. */
    readonly deletionProtection: boolean;
    /** What lets RDS use the role. */
    readonly startsAfter: readonly pulumi.Resource[];
}

/** What an engine has made. */
export interface MadeDatabase {
    readonly host: pulumi.Output<string>;
    /** Hosts to read from as libpq takes them: with commas, tried one after another. Undefined where there are none. */
    readonly readerHost: pulumi.Output<string> | undefined;
    /** Name of the master user. */
    readonly masterUser: pulumi.Output<string>;
    readonly masterPassword: MasterPassword;
    /** What has to be there before somebody connects. */
    readonly ready: readonly pulumi.Resource[];
}

/** Who makes and rotates the master user's password: RDS, in a secret of its own, or the stack's function every so many days. */
export type MasterPassword =
    | { readonly by: "rds"; readonly secretArn: pulumi.Output<string> }
    | { readonly by: "stack"; readonly rotationDays: number };

/** @param secrets The output of an instance or a cluster with what RDS has made. */
export function managedPassword(secrets: pulumi.Output<readonly { readonly secretArn: string }[]>): MasterPassword {
    return { by: "rds", secretArn: secrets.apply(([secret]) => secret?.secretArn ?? "") };
}

/** Whether AWS supports a version past its end, for money, or upgrades it by itself. */
export function lifecycleSupport({ extendedSupport }: { readonly extendedSupport: boolean }): string {
    return `open-source-rds-extended-support${extendedSupport ? "" : "-disabled"}`;
}

/** What every instance says of how it is watched and changed, alone or in a cluster. */
export function instanceCare(
    { upgrade }: { readonly upgrade: { readonly now: boolean } },
    { keyArn, monitoringRoleArn }: Surroundings,
) {
    return {
        publiclyAccessible: false,
        autoMinorVersionUpgrade: true,
        applyImmediately: upgrade.now,
        copyTagsToSnapshot: true,
        performanceInsightsEnabled: true,
        performanceInsightsKmsKeyId: keyArn,
        performanceInsightsRetentionPeriod: 7, // days; free
        monitoringInterval: 60, // seconds
        monitoringRoleArn,
    };
}
