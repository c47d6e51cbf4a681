import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { administration, ofAccount } from "./key-administration";
import { viaServices } from "./key-statement";
import { policyDocument } from "./policy-document";
import type { AwsScope } from "./scope";

/** Who uses the key of a store, by AWS's services. */
export interface KeyUse {
    /** Name of the statement that lets them, `UseThrough…`. */
    readonly sid: string;
    /** The services through which it is used, as `kms:ViaService` begins: `rds`. */
    readonly services: readonly string[];
    /** What they need besides encrypting, decrypting and grants. Default: nothing. */
    readonly moreActions?: readonly string[];
}

/** A key of its own: whoever gets a copy of a backup one day gets the use of this key and of nothing else. */
export function createStoreKey(
    name: string,
    args: {
        readonly scope: AwsScope;
        /** What it encrypts, for readers: `database main`. */
        readonly store: string;
        readonly use: KeyUse;
        /** Fixed name, `alias/…`. */
        readonly alias: string;
        readonly deletionProtection: boolean;
    },
    parent: pulumi.Resource,
): pulumi.Output<string> {
    const { scope, store, use, alias, deletionProtection } = args;
    const key = new aws.kms.Key(
        name,
        {
            description: `${scope.prefix}: ${store}`,
            enableKeyRotation: true,
            deletionWindowInDays: 30,
            policy: keyPolicy(scope, use),
        },
        { parent, protect: deletionProtection },
    );
    new aws.kms.Alias(name, { name: alias, targetKeyId: key.keyId }, { parent });
    return key.arn;
}

const use = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:CreateGrant"];

/** Administration stays with the account's IAM policies. The services use the key for whomever IAM lets use these. */
function keyPolicy(scope: AwsScope, { sid, services, moreActions = [] }: KeyUse): pulumi.Output<string> {
    const account = ofAccount(scope);
    return policyDocument([
        administration(scope),
        {
            Sid: sid,
            ...account,
            Action: [...use, ...moreActions],
            Condition: { StringEquals: { "kms:ViaService": viaServices(scope, services) } },
        },
    ]);
}
