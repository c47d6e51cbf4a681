import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { forEachEntry } from "../shared/records";
import type { AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** Whether new volumes are encrypted. */
    volumeEncryption: aws.ebs.EncryptionByDefault,
    /** Who may have snapshots. */
    snapshots: aws.ebs.SnapshotBlockPublicAccess,
    /** Who may have images. */
    images: aws.ec2.ImageBlockPublicAccess,
    /** How instances hand out their role's keys. */
    metadata: aws.ec2.InstanceMetadataDefaults,
    /** The console below the operating system. */
    serialConsole: aws.ec2.SerialConsoleAccess,
    /** Who may have objects. */
    buckets: aws.s3.AccountPublicAccessBlock,
};

export type AccountDefaultsTransforms = TransformsOf<typeof inner>;

export interface AccountDefaultsArgs {
    readonly scope: Pick<AwsScope, "accountId">;
    /** Key of each region's resources, and the region. */
    readonly regions: Readonly<Record<string, string>>;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: AccountDefaultsTransforms | undefined;
}

/**
 * What holds for all that is made in the account, by whomever: volumes are encrypted, snapshots, images and buckets never public, instances
 * ask for tokens (IMDSv2), and the serial console is off. What exists is not changed by it, but shared snapshots and public
 * buckets are closed.
 *
 * Children: five settings for each region, and one of S3. No cost. Taken out, AWS's own defaults hold again.
 */
export class AccountDefaults extends pulumi.ComponentResource {
    static readonly type = "platform:account:AccountDefaults";

    constructor(name: string, args: AccountDefaultsArgs, opts?: pulumi.ComponentResourceOptions) {
        super(AccountDefaults.type, name, {}, withTransforms(inner, args.transform, opts));
        forEachEntry(args.regions, (region, key) => {
            this.ofRegion(`${name}${key}`, region);
        });
        new aws.s3.AccountPublicAccessBlock(
            name,
            {
                accountId: args.scope.accountId,
                blockPublicAcls: true,
                blockPublicPolicy: true,
                ignorePublicAcls: true,
                restrictPublicBuckets: true,
            },
            { parent: this },
        );
        this.registerOutputs(transformed(this));
    }

    private ofRegion(name: string, region: string): void {
        const own = { parent: this };
        new aws.ebs.EncryptionByDefault(name, { region, enabled: true }, own);
        new aws.ebs.SnapshotBlockPublicAccess(name, { region, state: "block-all-sharing" }, own);
        new aws.ec2.ImageBlockPublicAccess(name, { region, state: "block-new-sharing" }, own);
        new aws.ec2.InstanceMetadataDefaults(
            name,
            { region, httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
            own,
        );
        new aws.ec2.SerialConsoleAccess(name, { region, enabled: false }, own);
    }
}
