import type { Mistake } from "./mistake";

/** What AWS would take and the policy pack refuses. */
export const JUDGED_PROGRAM: readonly Mistake[] = [
    {
        mistake: "a database that the internet reaches",
        file: "data.ts",
        sound: "multiAz: true,",
        wrong: "multiAz: true, publiclyAccessible: true,",
        at: "new aws.rds.Instance(",
        says: "policy:policy-pack/rds-not-public shop: Databases must not be publicly accessible.\nshop (aws:rds/instance:Instance): publiclyAccessible is true; required: publiclyAccessible false. Fix: remove publiclyAccessible.",
    },
    {
        mistake: "an unencrypted database",
        file: "data.ts",
        sound: "storageEncrypted: true,\n                kmsKeyId: key.arn,",
        wrong: "storageEncrypted: false,",
        at: "new aws.rds.Instance(",
        says: [
            "note provider/unencrypted-database shop: storageEncrypted = false: leaves the database unencrypted → set storageEncrypted to true",
            "policy:policy-pack/rds-encrypted shop: Databases must encrypt their storage.\nshop (aws:rds/instance:Instance): storageEncrypted is false; required: true. Fix: set storageEncrypted to true; restore an existing database from an encrypted snapshot.",
        ],
    },
    {
        mistake: "SSH open to the whole world",
        file: "network.ts",
        sound: 'cidrIpv4: "203.0.113.0/24", ipProtocol: "tcp", fromPort: 443, toPort: 443',
        wrong: 'cidrIpv4: "0.0.0.0/0", ipProtocol: "tcp", fromPort: 22, toPort: 22',
        at: "new aws.vpc.SecurityGroupIngressRule(\n            `${name}-front`",
        says: [
            "policy:policy-pack/no-world-ingress shop-front: Security groups must not let internet addresses in, except to public load balancers and listed endpoints.\nshop-front (aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule) lets 0.0.0.0/0 into any security group on tcp 22; required: internet addresses only on listeners of public load balancers and on listed endpoints. Fix: remove the rule.",
            "policy:policy-pack/no-world-ingress shop-front: Security groups must not let internet addresses in, except to public load balancers and listed endpoints.\nshop-front (aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule) lets 0.0.0.0/0 into shop-front on tcp 22; required: internet addresses only on listeners of public load balancers and on listed endpoints. Fix: remove the rule.",
        ],
    },
    {
        mistake: "a role that may do everything",
        file: "web.ts",
        sound: '["sqs:SendMessage"]',
        wrong: '["*"]',
        at: "new aws.iam.RolePolicy(",
        says: "policy:policy-pack/iam-no-star shop-task: IAM policies must name the actions and resources that they allow.\nshop-task (aws:iam/rolePolicy:RolePolicy): policy.Statement[0].Action[0] is every action of every service; required: actions by name. Fix: list the actions that are needed.",
    },
    {
        mistake: "a key that is never rotated",
        file: "data.ts",
        sound: "enableKeyRotation: true",
        wrong: "enableKeyRotation: false",
        at: "new aws.kms.Key(",
        says: "policy:policy-pack/kms-rotation shop: Symmetric KMS keys must rotate by themselves.\nshop (aws:kms/key:Key): enableKeyRotation is false; required: true. Fix: set enableKeyRotation to true.",
    },
];
