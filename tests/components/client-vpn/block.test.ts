import { expect } from "chai";
import { check, problemsAfter } from "../../config/fixture";
import { describeMistakes } from "../../config/mistakes";
import { groups } from "./fixture";

const { developers, dba, network } = groups;
const block = (changes: object = {}) => ({
    "platform:clientVpn": {
        clientCidr: "10.250.0.0/22",
        saml: { metadataFile: "./saml.xml" },
        groups: { developers },
        ...changes,
    },
});
const saml = (file: string) => block({ saml: { metadataFile: file } });
const main = (clientVpnGroups?: readonly string[]) => ({
    "platform:databases": { main: { version: "18", ...(clientVpnGroups && { allowFrom: { clientVpnGroups } }) } },
});
const at = "platform:clientVpn";
const store = "platform:databases.main.allowFrom.clientVpnGroups";
const set = ". Set it in Pulumi.test.yaml";
const change = ". Change the file, or name another in Pulumi.test.yaml";

describeMistakes("clientVpn", [
    {
        mistake: "nothing but the block",
        changes: { "platform:clientVpn": {} },
        problems: [
            `${at}.clientCidr: missing; allowed an IPv4 range in CIDR notation such as 10.40.0.0/16${set}`,
            `${at}.groups: missing; allowed a block of names (lower-case letters, digits and single hyphens, starting with a letter, at most 20 characters)${set}`,
            `${at}.saml: missing; allowed a block of metadataFile and portalMetadataFile${set}`,
        ],
    },
    {
        mistake: "no group, a long session, a long banner",
        changes: block({ groups: {}, sessionHours: 24, banner: "ä".repeat(701) }),
        problems: [
            `${at}.banner: "${"ä".repeat(78)}…" is not valid; allowed text of up to 1400 bytes${set}`,
            `${at}.groups: the block is not valid; allowed at least one group${set}`,
            `${at}.sessionHours: 24 is not valid; allowed 8, 10 or 12${set}`,
        ],
    },
    {
        mistake: "a group that reaches nothing, and what there is not",
        changes: block({ groups: { developers: { id: "", reach: [] }, dba: { id: "x", reach: ["databases"] } } }),
        problems: [
            `${at}.groups.dba.reach[0]: "databases" is not valid; allowed apps, data or on-premises${set}`,
            `${at}.groups.developers.id: "" is not valid; allowed 1 to 255 characters${set}`,
            `${at}.groups.developers.reach: 0 entries are not valid; allowed 1 or more entries, each one of apps, data or on-premises${set}`,
        ],
    },
    {
        mistake: "two groups of one id",
        changes: block({ groups: { developers, testers: { ...developers } } }),
        problems: [
            `${at}.groups.testers.id: "id-developers" is not valid; allowed an id other than that of groups.developers${set}`,
        ],
    },
    {
        mistake: "too few addresses",
        changes: block({ clientCidr: "10.250.0.0/23" }),
        problems: [`${at}.clientCidr: "10.250.0.0/23" is not valid; allowed a range from /12 to /22${set}`],
    },
    {
        mistake: "addresses of the internet",
        changes: block({ clientCidr: "198.51.96.0/22" }),
        problems: [
            `${at}.clientCidr: "198.51.96.0/22" is not valid; allowed a range in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10; hosts of the internet have this one${set}`,
        ],
    },
    {
        mistake: "addresses of the VPC and of the datacenter",
        changes: { ...block({ clientCidr: "10.32.0.0/12" }), "platform:vpn.onPremisesCidrs[1]": "10.44.0.0/16" },
        problems: [
            `${at}.clientCidr: "10.32.0.0/12" is not valid; allowed a range that does not overlap 10.40.0.0/16, the VPC of platform:network${set}`,
            `${at}.clientCidr: "10.32.0.0/12" is not valid; allowed a range that does not overlap 10.44.0.0/16, platform:vpn.onPremisesCidrs[1]${set}`,
        ],
    },
    {
        mistake: "more zones than there are",
        changes: block({ zones: 3 }),
        problems: [`${at}.zones: 3 is not valid; allowed at most 2, the zones of network.availabilityZones${set}`],
    },
    {
        mistake: "metadata that is not there",
        changes: saml("./nothing.xml"),
        problems: [
            `${at}.saml.metadataFile: "./nothing.xml" is not valid; allowed the path of a file, from the directory of the stack files; nothing is there${change}`,
        ],
    },
    ...["./page.xml", "./half-saml.xml", "./start.sh"].map((file) => ({
        mistake: `another document than metadata: ${file}`,
        changes: saml(file),
        problems: [
            `${at}.saml.metadataFile: "${file}" is not valid; allowed an XML document of one EntityDescriptor, as the identity provider offers it for download${change}`,
        ],
    })),
    {
        mistake: "metadata of the application, for the portal",
        changes: block({ saml: { metadataFile: "./saml.xml", portalMetadataFile: "./application-saml.xml" } }),
        problems: [
            `${at}.saml.portalMetadataFile: "./application-saml.xml" is not valid; allowed metadata with an IDPSSODescriptor: the identity provider's, not the application's${change}`,
        ],
    },
    {
        mistake: "metadata shorter than IAM takes",
        changes: saml("./short-saml.xml"),
        problems: [
            `${at}.saml.metadataFile: "./short-saml.xml" is not valid; allowed metadata of 1000 to 10000000 characters, as IAM takes it${change}`,
        ],
    },
    {
        mistake: "a certificate of another region",
        changes: block({ certificateArn: "arn:aws:acm:eu-west-1:123456789012:certificate/0f1e2d3c" }),
        problems: [
            `${at}.certificateArn: the ARN is in eu-west-1; allowed us-east-1, for an endpoint takes a certificate of its own region${set}`,
        ],
    },
    {
        mistake: "no certificate",
        changes: {
            ...block(),
            "platform:dns": undefined,
            "platform:loadBalancers": undefined,
            "platform:services": undefined,
        },
        problems: [
            "platform:dns: missing; it gives clientVpn, which names no certificateArn, a certificate. Add it to Pulumi.test.yaml",
        ],
    },
    {
        mistake: "groups to a datacenter that is not joined",
        changes: { ...block({ groups: { developers, network } }), "platform:vpn": undefined },
        problems: [
            "platform:vpn: missing; clientVpn.groups.network reaches the datacenter through it. Add it to Pulumi.test.yaml",
        ],
    },
    {
        mistake: "a group to data of which no store lets it in",
        changes: { ...block({ groups: { developers, dba } }), ...main() },
        problems: [
            `${at}.groups.dba.reach[1]: "data" is not valid; allowed networks with something for it; no allowFrom.clientVpnGroups of a database or cache names dba. Remove it from, or name it in, Pulumi.test.yaml`,
        ],
    },
    {
        mistake: "a store with a mistake: whether it lets a group in is not known",
        changes: {
            ...block({ groups: { developers, dba } }),
            "platform:databases": { main: { version: "18", allowFrom: { clientVpnGroups: ["dba"] }, storgeGiB: 50 } },
        },
        problems: [
            "platform:databases.main.storgeGiB: unknown key; did you mean storageGiB? Rename it in Pulumi.test.yaml",
        ],
    },
    {
        mistake: "stores under a misspelt key",
        changes: {
            ...block({ groups: { developers, dba } }),
            "platform:cahces": { pages: { kind: "memcached", allowFrom: { clientVpnGroups: ["dba"] } } },
        },
        problems: ["platform:cahces: unknown key; did you mean platform:caches? Rename it in Pulumi.test.yaml"],
    },
    {
        mistake: "a store that lets in groups which are not there, or get to no data",
        changes: { ...block({ groups: { developers, dba } }), ...main(["dba", "developers", "testers"]) },
        problems: ["developers", "testers"].map(
            (name, index) =>
                `${store}[${index + 1}]: "${name}" is not valid; allowed a group of platform:clientVpn that reaches data: dba${set}`,
        ),
    },
    {
        mistake: "a store that lets in a group where none gets to data",
        changes: { ...block(), ...main(["developers"]) },
        problems: [
            `${store}[0]: "developers" is not valid; allowed a group of platform:clientVpn that reaches data; none reaches data${set}`,
        ],
    },
    {
        mistake: "a store that lets in one of two groups that get to it",
        changes: {
            ...block({ groups: { dba, analysts: { id: "id-analysts", reach: ["data"] } } }),
            ...main(["dba"]),
            "platform:caches": { pages: { kind: "memcached", allowFrom: { clientVpnGroups: ["dba", "analysts"] } } },
        },
        problems: [
            `${store}: 1 entry is not valid; allowed all groups that reach data, analysts too: a firewall sees the VPN, not the group${set}`,
        ],
    },
    {
        mistake: "stores that let groups in without a client VPN",
        changes: {
            ...main(["dba"]),
            "platform:caches": { pages: { kind: "memcached", allowFrom: { clientVpnGroups: ["dba"] } } },
        },
        problems: ["caches.pages", "databases.main"].map(
            (name) => `platform:clientVpn: missing; ${name} let its groups in. Add it to Pulumi.test.yaml`,
        ),
    },
]);

describe("config: clientVpn beside other stacks", () => {
    it("has no addresses of their VPCs or of their people", () => {
        const config = {
            "platform:network": { cidr: "10.60.0.0/16" },
            "platform:clientVpn": { clientCidr: "10.56.0.0/22" },
        };
        expect(problemsAfter(block({ clientCidr: "10.48.0.0/12" }), [{ name: "other", config }])).to.deep.equal([
            `${at}.clientCidr: "10.48.0.0/12" is not valid; allowed a range that does not overlap 10.56.0.0/22, the clientVpn of stack "other"${set}`,
            `${at}.clientCidr: "10.48.0.0/12" is not valid; allowed a range that does not overlap 10.60.0.0/16, the VPC of stack "other"${set}`,
        ]);
    });

    it("needs no other block for what it brings itself", () => {
        const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/0f1e2d3c";
        const alone = {
            "platform:dns": undefined,
            "platform:loadBalancers": undefined,
            "platform:services": undefined,
        };
        expect(check({ ...block({ certificateArn }), ...alone, "platform:vpn": undefined }).problems).to.deep.equal([]);
    });
});
