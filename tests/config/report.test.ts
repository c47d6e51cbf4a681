import { expect } from "chai";
import { invalid, missing, report } from "../../components/shared/block/problems";
import { unknownKey } from "../../config/suggest";
import { check } from "./fixture";

describe("config: the report of all problems", () => {
    it("is one message with a headline, sorted by key, whichever check found what", () => {
        const { problems } = check({
            "platform:netwrok": {},
            "platform:vpn.keepalive.probe.destination": "192.168.0.1",
            "platform:services.certs.memoryMiB": 17408,
            "platform:services.certs.public.loadBalancer": "publik",
            "platform:services.boards.prot": 1,
            "platform:alerts.critical.slackChannelId": "C0123456789",
            "aws:region": "virginia",
        });

        expect(report(problems, "prod")).to.equal(
            [
                'config: 7 problems in stack "prod"',
                '- aws:region: "virginia" is not valid; allowed a region such as us-east-1. Set it in Pulumi.prod.yaml',
                "- platform:alerts.slackWorkspaceId: missing; allowed the workspace of the Slack channels, such as T0123456789. Set it in Pulumi.prod.yaml",
                "- platform:netwrok: unknown key; did you mean platform:network? Rename it in Pulumi.prod.yaml",
                "- platform:services.boards.prot: unknown key; did you mean port? Rename it in Pulumi.prod.yaml",
                "- platform:services.certs.memoryMiB: 17408 is not valid; allowed at most 7321 MiB, what one t3.large has for tasks. Set it in Pulumi.prod.yaml",
                '- platform:services.certs.public.loadBalancer: "publik" is not valid; allowed the name of an internet-facing load balancer: public. Set it in Pulumi.prod.yaml',
                '- platform:vpn.keepalive.probe.destination: "192.168.0.1" is not valid; allowed an address in onPremisesCidrs; nothing else goes through the VPN. Set it in Pulumi.prod.yaml',
            ].join("\n"),
        );
    });

    it("counts one problem as one", () => {
        expect(report([missing(["aws:region"], "a region")], "dev")).to.equal(
            'config: 1 problem in stack "dev"\n- aws:region: missing; allowed a region. Set it in Pulumi.dev.yaml',
        );
    });

    it("sorts places in a list by number", () => {
        const problems = [10, 9].map((index) => invalid(["platform:vpn", "onPremisesCidrs", index], "x", "y"));

        expect(report(problems, "dev").split("\n").slice(1)).to.deep.equal([
            '- platform:vpn.onPremisesCidrs[9]: "x" is not valid; allowed y. Set it in Pulumi.dev.yaml',
            '- platform:vpn.onPremisesCidrs[10]: "x" is not valid; allowed y. Set it in Pulumi.dev.yaml',
        ]);
    });

    it("says the same thing once", () => {
        const problem = unknownKey(["platform:vnp"], ["vpn"]);

        expect(report([problem, problem], "dev")).to.equal(
            'config: 1 problem in stack "dev"\n- platform:vnp: unknown key; did you mean platform:vpn? Rename it in Pulumi.dev.yaml',
        );
    });
});

describe("config: a broken part", () => {
    it("is not taken for a missing one", () => {
        const { problems } = check({ "platform:network.cidr": "x", "platform:cluster.instanceType": "x" });

        expect(problems.map(({ path }) => path.join("."))).to.deep.equal([
            "platform:network.cidr",
            "platform:cluster.instanceType",
        ]);
    });

    it("leaves the other services and load balancers to be checked", () => {
        const { problems } = check({
            "platform:services.boards.memoryMiB": "x",
            "platform:services.certs.public.hosts[0]": "certs.example.org",
            "platform:loadBalancers.inside.scheme": "x",
        });

        expect(problems.map(({ path }) => path.join("."))).to.have.members([
            "platform:services.boards.memoryMiB",
            "platform:services.certs.public.hosts.0",
            "platform:loadBalancers.inside.scheme",
        ]);
    });
});
