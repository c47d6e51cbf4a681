import { expect } from "chai";
import { keyOf, report } from "../../components/shared/block/problems";
import { readProjectFile } from "../../components/shared/block/project-files";
import { stackValues } from "../harness/stack";
import { check, checkValues, problemsAfter } from "./fixture";

const own = { "aws:allowedAccountIds": ["210987654321"] };

const shared = [{ name: "shared-services", config: stackValues("shared-services") }];
const problemKeys = (stack: string, change: object = own) =>
    checkValues({ ...stackValues(stack), ...change }, { stack, readFile: readProjectFile, otherStacks: shared })
        .problems.map(({ path }) => keyOf(path))
        .sort();

describe("config: examples that are left in a stack file", () => {
    it("are refused, all of them, once the file names an account of one's own", () => {
        expect(problemKeys("prod")).to.deep.equal([
            "platform:alerts.critical.emails[0]",
            "platform:alerts.critical.slackChannelId",
            "platform:alerts.slackWorkspaceId",
            "platform:alerts.warning.slackChannelId",
            "platform:bastion.clusterSshPrincipals[0]",
            "platform:bastion.sessionPrincipals[0]",
            "platform:clientVpn.groups.digital-team.id",
            "platform:clientVpn.saml.metadataFile",
            "platform:clientVpn.saml.portalMetadataFile",
            "platform:delivery.github.owner",
            "platform:delivery.github.ownerId",
            "platform:delivery.github.repositoryId",
            "platform:delivery.stateBucket",
            "platform:dns.domain",
            "platform:ec2Apps.zoning-maps.public.hosts[0]",
            "platform:ec2Apps.zoning-maps.roleStatements[0].resources[0]",
            "platform:ec2Apps.zoning-maps.startScript",
            "platform:functions.site-check.environment.SITES",
            "platform:loadBalancers.public.allowFrom.cidrs[0]",
            "platform:loadBalancers.public.allowFrom.cidrs[1]",
            "platform:loadBalancers.public.allowFrom.cidrs[2]",
            "platform:redirects.boards.hosts[0]",
            "platform:redirects.boards.to.host",
            "platform:services.boards-commissions.environment.REGISTRY_URL",
            "platform:services.boards-commissions.image.repository",
            "platform:services.boards-commissions.logging.forward.host",
            "platform:services.boards-commissions.public.hosts[0]",
            "platform:services.registry-certs.environment.REGISTRY_DB_HOST",
            "platform:services.registry-certs.image.repository",
            "platform:services.registry-certs.public.hosts[0]",
            "platform:services.registry-certs.secrets.PAYMENT_API_KEY",
            "platform:services.registry-certs.secrets.REGISTRY_DB_PASSWORD",
            "platform:services.registry-certs.taskRoleStatements[0].resources[0]",
            "platform:sites.help.hosts[0]",
            "platform:vpn.contact",
            "platform:vpn.customerGateways.datacenter-a.ipAddress",
            "platform:vpn.customerGateways.datacenter-b.ipAddress",
        ]);
        expect(problemKeys("staging")).to.include.members(["platform:dns.domain", "platform:vpn.contact"]);
        expect(problemKeys("security")).to.include("platform:account.organization.id");
    });

    it("stay where the file names the example's account, with whose credentials nobody can deploy, or none", () => {
        expect(problemKeys("prod", {})).to.deep.equal([]);
        expect(problemKeys("prod", { "aws:allowedAccountIds": undefined })).to.deep.equal([]);
    });

    it("are named with what stands in their place, and values like them are not", () => {
        const clean = {
            ...own,
            "platform:alerts": { critical: { emails: ["a@city.gov"] }, warning: { emails: ["b@examples.gov"] } },
            "platform:dns.domain": "apps.city.gov",
            "platform:services": undefined,
            "platform:vpn": undefined,
        };
        expect(problemsAfter(clean)).to.deep.equal([]);
        const line = (rest: string) => `${rest}. Set it in Pulumi.test.yaml`;
        const after = (key: string, value: unknown) => problemsAfter({ ...clean, [key]: value });
        expect(after("platform:dns.domain", "apps.example.com")).to.deep.equal([
            line("platform:dns.domain: still an example's; allowed a name of yours"),
        ]);
        expect(after("platform:loadBalancers.public.allowFrom", { cidrs: ["198.51.100.0/24"] })).to.deep.equal([
            line(
                "platform:loadBalancers.public.allowFrom.cidrs[0]: still an example's; allowed an address of yours; this range is for documentation",
            ),
        ]);
        expect(after("platform:loadBalancers.public.allowFrom", { cidrs: ["198.51.101.0/24"] })).to.deep.equal([]);
        const saml = { "platform:clientVpn": { saml: { metadataFile: "./saml.xml" } } };
        const readFile = () => Buffer.from("<a>https://signin.example.gov</a>");
        expect(report(check({ ...clean, ...saml }, { readFile }).problems, "test")).to.contain(
            line(
                "platform:clientVpn.saml.metadataFile: still an example's; allowed a file of yours: in this one an " +
                    "example stands in place of a name of yours",
            ),
        );
        expect(after("platform:alerts.slackWorkspaceId", "T0123456789")).to.include(
            line("platform:alerts.slackWorkspaceId: still an example's; allowed an id of your Slack workspace"),
        );
    });
});
