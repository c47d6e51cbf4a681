import type { WireMap } from "@platform/aws-model/wire";
import path from "node:path";
import { expect } from "chai";
import { describeEngine } from "./support/cli";
import { EngineStack, packFlags, passphrase, REPOSITORY } from "./support/engine-stack";
import { offline } from "./support/offline";

/** Resources with a mistake, and the policy that each was planted for. */
type Planted = readonly (readonly [resource: string, level: "mandatory" | "advisory", policy: string])[];

const inProgram: Planted = [
    ["ssh-from-everywhere", "mandatory", "no-world-ingress"],
    ["thousand-ports", "mandatory", "narrow-ports"],
    ["every-port-out", "advisory", "sg-egress-bounded"],
    ["undescribed", "advisory", "sg-described"],
    ["public-addresses", "mandatory", "explicit-route-table"],
    ["default-vpc", "mandatory", "no-default-vpc"],
    ["address-for-nobody", "mandatory", "eip-allowlist"],
    ["admin-port-open", "mandatory", "nacl-no-open-admin"],
    ["never-rotated", "mandatory", "kms-rotation"],
    ["plain-volume", "mandatory", "ebs-encrypted"],
    ["plain-queue", "mandatory", "messages-encrypted"],
    ["plain-topic", "advisory", "cmk-for-sns-logs-secrets"],
    ["plain-files", "mandatory", "efs-encrypted"],
    ["plain-http", "mandatory", "alb-https"],
    ["may-do-everything", "mandatory", "iam-no-star"],
    ["may-escalate", "mandatory", "no-escalation"],
    ["for-everybody", "mandatory", "no-public-principal"],
    ["for-a-stranger", "mandatory", "known-accounts"],
    ["person", "mandatory", "no-iam-users"],
    ["old-metadata", "mandatory", "imdsv2"],
    ["public-bucket", "mandatory", "s3-tls-and-kms"],
    ["half-blocked", "mandatory", "s3-block-public"],
    ["public-database", "mandatory", "rds-not-public"],
    ["tags-that-move", "mandatory", "ecr-immutable-scan"],
    ["three-days", "mandatory", "alarms-and-retention"],
    ["ended-runtime", "mandatory", "pinned-versions"],
];

/** What production's configuration allows, and its policies do not. */
const edit: WireMap = {
    "aws:defaultTags": { tags: { Owner: null } },
    "platform:deletionProtection": "false",
    "platform:network": { natGateways: "one", flowLogs: { trafficType: "REJECT" } },
    "platform:bastion": {
        ssh: {
            allowFromCidrs: ["198.51.100.0/24"],
            users: { ada: { principalArn: "arn:aws:iam::123456789012:role/operators" } },
        },
    },
    "platform:vpn": { tunnelLogRetentionDays: 5 },
    "platform:cluster": { egress: [{ description: "Many ports", fromPort: 0, toPort: 2000 }] },
    "platform:services": {
        "registry-certs": {
            kmsKeyDeletionDays: 7,
            environment: { API_TOKEN: "ghp_16C7e42F292c6912E7710c838347Ae178B4a" },
        },
        "boards-commissions": { desiredCount: 1 },
    },
};

const inConfiguration: Planted = [
    ["cluster-instances", "mandatory", "tags-region-size"],
    ["public", "mandatory", "deletion-guards"],
    ["network-private-us-east-1b", "mandatory", "nat-per-az"],
    ["network-flow-logs", "mandatory", "flow-logs"],
    ["bastion-ssh-198.51.100.0-24", "mandatory", "bastion-allowlist"],
    ["vpn", "mandatory", "alarms-and-retention"],
    ["cluster-instances-firewall-tcp-0-2000-0.0.0.0-0", "advisory", "sg-egress-bounded"],
    ["registry-certs-secrets", "mandatory", "deletion-guards"],
    ["registry-certs", "mandatory", "no-plaintext-secrets"],
    ["boards-commissions", "mandatory", "service-redundancy"],
];

const cases = [
    {
        where: "a program",
        stack: "dev",
        root: path.join(REPOSITORY, "tests/fixtures/programs/planted-mistakes"),
        edit: {},
        planted: inProgram,
    },
    {
        where: "production's configuration",
        stack: "prod",
        root: REPOSITORY,
        edit,
        planted: inConfiguration,
    },
];

for (const { where, stack, root, edit, planted } of cases) {
    describeEngine(`mistakes in ${where}`, () => {
        let engine: readonly string[];
        let preview: readonly string[];

        before(async () => {
            const made = await EngineStack.init({ stack, root });
            try {
                const configFile = made.edited(edit);
                const policies = packFlags(stack); // the preview takes them also when nobody names them, the CLI does not
                const { code, text, violations } = await made.runWith(configFile, "preview", ...policies);
                expect(code, text).to.equal(1);
                engine = violations;
                preview = (await offline({ stack, root, configFile, passphrase, policies })).violations;
            } finally {
                made.remove();
            }
        });

        for (const [resource, level, policy] of planted) {
            it(`${resource}: ${policy}`, () => {
                const own = (all: readonly string[]) => all.filter((line) => line.endsWith(` ${resource}`));
                expect(own(engine).map((line) => line.split(":")[0])).to.include(`${level} ${policy}`);
                expect(own(preview)).to.deep.equal(own(engine));
            });
        }

        it("are all that the CLI and the offline preview name", () => {
            expect(preview).to.deep.equal(engine);
        });
    });
}
