import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { readOtherStacks } from "../../config/other-stacks";
import { problemsAfter } from "./fixture";

describe("config: the project's other stacks", () => {
    let directory: string;

    beforeEach(() => {
        directory = mkdtempSync(join(tmpdir(), "stacks-"));
    });
    afterEach(() => {
        rmSync(directory, { recursive: true });
    });

    const write = (file: string, text: string) => {
        writeFileSync(join(directory, file), text);
    };

    it("are read from the files beside this stack's own", () => {
        write("Pulumi.yaml", "name: platform");
        write("Pulumi.test.yaml", 'config: { "platform:network": { cidr: 10.40.0.0/16 } }');
        write("Pulumi.prod.yaml", 'config: { "platform:network": { cidr: 10.41.0.0/16 } }');
        write(
            "Pulumi.vpn.yml",
            `
config:
    platform:vpn:
        customerGateways:
            a: { ipAddress: 203.0.113.10, tunnelInsideCidrs: [169.254.9.0/30] }
            b: { ipAddress: 203.0.113.20 }
`,
        );

        expect(readOtherStacks(directory, "test")).to.deep.equal([
            { name: "prod", config: { "platform:network": { cidr: "10.41.0.0/16" } } },
            {
                name: "vpn",
                config: {
                    "platform:vpn": {
                        customerGateways: {
                            a: { ipAddress: "203.0.113.10", tunnelInsideCidrs: ["169.254.9.0/30"] },
                            b: { ipAddress: "203.0.113.20" },
                        },
                    },
                },
            },
        ]);
    });

    it("are passed over where they cannot be read", () => {
        write("Pulumi.a.yaml", "config: [");
        write("Pulumi.b.yaml", "encryptionsalt: v1");

        expect(readOtherStacks(directory, "test")).to.deep.equal([]);
    });

    it("are none where there is no directory", () => {
        expect(readOtherStacks(join(directory, "none"), "test")).to.deep.equal([]);
    });

    it("may not have a VPC that overlaps this stack's", () => {
        const stacks = [
            { name: "prod", config: { "platform:network": { cidr: "10.40.128.0/17" } } },
            { name: "staging", config: { "platform:network": { cidr: "10.41.0.0/16" } } },
        ];

        expect(problemsAfter({}, stacks)).to.deep.equal([
            'platform:network.cidr: "10.40.0.0/16" is not valid; allowed a range that does not overlap 10.40.128.0/17, the VPC of stack "prod". Set it in Pulumi.test.yaml',
        ]);
    });

    it("may not use the same addresses inside tunnels to the same device", () => {
        const customerGateways = {
            a: { ipAddress: "203.0.113.10", tunnelInsideCidrs: ["169.254.40.4/30"] },
            b: { ipAddress: "203.0.113.99", tunnelInsideCidrs: ["169.254.40.0/30"] },
            c: { ipAddress: "203.0.113.98" },
        };

        expect(problemsAfter({}, [{ name: "prod", config: { "platform:vpn": { customerGateways } } }])).to.deep.equal([
            'platform:vpn.customerGateways.north.tunnelInsideCidrs[1]: "169.254.40.4/30" is not valid; allowed a range that no other tunnel has; stack "prod", on the same device, has this one. Set it in Pulumi.test.yaml',
        ]);
    });

    describe("and Slack", () => {
        const ours = {
            "platform:alerts.slackWorkspaceId": "T0123456789",
            "platform:alerts.critical.slackChannelId": "C0123456789",
            "platform:alerts.warning.slackChannelId": "C0234567891",
        };
        const prod = (alerts: unknown, accounts?: readonly string[]) => [
            { name: "prod", config: { "platform:alerts": alerts, "aws:allowedAccountIds": accounts } },
        ];
        const theirs = { critical: { emails: ["a@example.gov"] }, warning: { slackChannelId: "C0123456789" } };
        const problem =
            'platform:alerts.critical.slackChannelId: "C0123456789" is not valid; allowed a channel of this stack\'s own; stack "prod" has this one, and AWS gives a channel to one of an account. Set it in Pulumi.test.yaml';

        it("may not send to the same channel from one account, or from one that may be the same", () => {
            const account = { "aws:allowedAccountIds": ["123456789012"] };
            expect(problemsAfter(ours, prod(theirs))).to.deep.equal([problem]);
            expect(problemsAfter({ ...ours, ...account }, prod(theirs))).to.deep.equal([problem]);
            expect(problemsAfter({ ...ours, ...account }, prod(theirs, ["123456789012"]))).to.deep.equal([problem]);
        });

        it("may from another account, or to another channel", () => {
            const account = { "aws:allowedAccountIds": ["123456789012"] };
            expect(problemsAfter({ ...ours, ...account }, prod(theirs, ["321098765432"]))).to.deep.equal([]);
            expect(problemsAfter(ours, prod({ critical: { slackChannelId: "C9876543210" } }))).to.deep.equal([]);
        });
    });

    it("may have mistakes, which are not this stack's, and are compared all the same", () => {
        const wrong = { cidr: "10.40.0.0/99", availabilityZones: [] };
        const right = { cidr: "10.40.0.0/16", availabilityZones: [] };

        expect(problemsAfter({}, [{ name: "prod", config: { "platform:network": wrong } }])).to.deep.equal([]);
        expect(problemsAfter({}, [{ name: "prod", config: { "platform:network": right } }])).to.have.lengthOf(1);
    });
});
