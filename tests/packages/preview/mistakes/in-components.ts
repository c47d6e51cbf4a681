import type { Mistake } from "./mistake";

const TEMPLATE = "components/shared/instance-template.ts";
const KEY = "components/security/encryption-key.ts";

/** Mistakes in the platform's components, one for the provider knowledge and one for the policy pack in turn. */
export const IN_COMPONENTS: readonly Mistake[] = [
    {
        mistake: "a key that is gone after 3 days",
        file: KEY,
        sound: "deletionWindowInDays: 30",
        wrong: "deletionWindowInDays: 3",
        at: "new aws.kms.Key(",
        says: [
            "provider/out-of-range encryption: deletionWindowInDays = 3: must be 7 to 30 → use 7",
            "note policy:policy-pack/deletion-guards encryption: Load balancers, keys, secrets, zones, buckets and backups must not go by mistake, nor at once.\nencryption (aws:kms/key:Key): deletionWindowInDays is 3; required: at least 14 days. Fix: set deletionWindowInDays to 14 or more.",
        ],
    },
    {
        mistake: "a key that is not rotated",
        file: KEY,
        sound: "enableKeyRotation: true",
        wrong: "enableKeyRotation: false",
        at: "new aws.kms.Key(",
        says: "policy:policy-pack/kms-rotation encryption: Symmetric KMS keys must rotate by themselves.\nencryption (aws:kms/key:Key): enableKeyRotation is false; required: true. Fix: set enableKeyRotation to true.",
    },
    {
        mistake: "instances whose volume is not encrypted",
        file: TEMPLATE,
        sound: 'encrypted: "true"',
        wrong: 'encrypted: "false"',
        at: "new aws.ec2.LaunchTemplate(",
        says: [
            'note provider/unencrypted-volume cluster-instances: blockDeviceMappings[0].ebs.encrypted = "false": leaves the volume unencrypted → set encrypted to true',
            'policy:policy-pack/ebs-encrypted cluster-instances: Volumes of instances, launch templates and tasks must be encrypted, root volumes included.\ncluster-instances (aws:ec2/launchTemplate:LaunchTemplate): blockDeviceMappings[0].ebs.encrypted is false; required: true. Fix: set it to "true".',
        ],
    },
    {
        mistake: "instances that give their credentials to any request forged inside them",
        file: TEMPLATE,
        sound: 'httpTokens: "required"',
        wrong: 'httpTokens: "optional"',
        at: "new aws.ec2.LaunchTemplate(",
        says: "policy:policy-pack/imdsv2 cluster-instances: Instances must demand tokens for their metadata (IMDSv2) and answer no further than one hop.\ncluster-instances (aws:ec2/launchTemplate:LaunchTemplate): metadataOptions.httpTokens is optional; required: required. Fix: set httpTokens to required.",
    },
];
