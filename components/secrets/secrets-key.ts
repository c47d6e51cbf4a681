import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { administration, ofAccount } from "../shared/key-administration";
import { viaServices } from "../shared/key-statement";
import { policyDocument } from "../shared/policy-document";
import { iamArnOf, type AwsScope } from "../shared/scope";
import { transformed, withTransforms, type TransformsOf } from "../shared/transform";

/** What `transform` reaches: the resources that the component makes by itself. */
const inner = {
    /** The key. */
    key: aws.kms.Key,
    /** The alias. */
    alias: aws.kms.Alias,
};

/** Changes to the arguments of inner resources. */
export type SecretsKeyTransforms = TransformsOf<typeof inner>;

export interface SecretsKeyArgs {
    readonly scope: AwsScope;
    /** What the key's secrets belong to, for its description. */
    readonly service: string;
    /** Fixed name, `alias/…`. */
    readonly alias: string;
    /** Fixed names of the only roles that may decrypt. */
    readonly readers: readonly string[];
    /** Days that the key waits for deletion, 7 to 30. */
    readonly deletionDays: number;
    /** Whether Pulumi refuses to delete the key: the secrets could never be read again. */
    readonly deletionProtection: boolean;
    /** Changes to the arguments of inner resources. Default: none. */
    readonly transform?: SecretsKeyTransforms | undefined;
}

/** What keeps secrets and uses the key on behalf of whoever asks for one. */
const keepers = ["secretsmanager", "ssm"] as const;

/**
 * The key of one app's secrets, rotated once a year. Everyone whom IAM lets write secrets can encrypt with it; only
 * the app's roles can decrypt, and only by asking Secrets Manager or Parameter Store. About 1 USD a month.
 *
 * Children: the key and its alias.
 */
export class SecretsKey extends pulumi.ComponentResource {
    static readonly type = "platform:ecs:SecretsKey";

    readonly keyArn: pulumi.Output<string>;

    constructor(name: string, args: SecretsKeyArgs, opts?: pulumi.ComponentResourceOptions) {
        super(SecretsKey.type, name, {}, withTransforms(inner, args.transform, opts));

        const key = new aws.kms.Key(
            name,
            {
                description: `${args.scope.prefix}: secrets of ${args.service}`,
                enableKeyRotation: true,
                deletionWindowInDays: args.deletionDays,
                policy: keyPolicy(args),
            },
            { parent: this, protect: args.deletionProtection },
        );
        new aws.kms.Alias(name, { name: args.alias, targetKeyId: key.keyId }, { parent: this });
        this.keyArn = key.arn;
        this.registerOutputs({ keyArn: key.arn, ...transformed(this) });
    }
}

/** Endpoints through which secrets are read, as keys see them. */
export function secretKeepers(scope: AwsScope): readonly string[] {
    return viaServices(scope, keepers);
}

/**
 * The principal is the account throughout, so IAM has to allow it as well; a role as principal would have to exist first.
 * Secrets Manager tries to decrypt, with a context of its own, when a secret is given a key.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
 */
function keyPolicy({ scope, readers }: SecretsKeyArgs): pulumi.Output<string> {
    const account = ofAccount(scope);
    const viaKeepers = { "kms:ViaService": secretKeepers(scope) };
    return policyDocument([
        administration(scope),
        {
            Sid: "WriteSecrets",
            ...account,
            Action: ["kms:Encrypt", "kms:GenerateDataKey"],
            Condition: { StringEquals: viaKeepers },
        },
        {
            Sid: "GiveSecretThisKey",
            ...account,
            Action: "kms:Decrypt",
            Condition: {
                StringEquals: { ...viaKeepers, "kms:EncryptionContext:SecretVersionId": "RequestToValidateKeyAccess" },
            },
        },
        {
            Sid: "ReadSecrets",
            ...account,
            Action: "kms:Decrypt",
            Condition: {
                ArnEquals: { "aws:PrincipalArn": readers.map((role) => iamArnOf(scope, `role/${role}`)) },
                StringEquals: viaKeepers,
            },
        },
    ]);
}
