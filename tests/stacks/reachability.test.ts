import { expect } from "chai";
import type { Plan } from "@platform/analysis/plan";
import { analyze } from "@platform/analysis/reachability/index";
import { reportOf } from "@platform/analysis/reachability/report";
import { known } from "@platform/aws-model/value";
import { UNKNOWN } from "@platform/aws-model/wire";
import { someApps } from "../harness/stack";
import { planOfStack } from "../packages/analysis/support/plans";
import { withInputs } from "../packages/analysis/support/with-inputs";

const CDN_AND_CITY = ["192.0.2.0/25", "198.51.100.0/24", "203.0.113.0/24"];

describe("reachability of the stacks", () => {
    it("opens two load balancers of prod to the internet, one of them to the CDN and the city alone", async () => {
        const { verdict, summary } = analyze(await planOfStack("prod"));
        expect([verdict, summary]).to.deep.equal([
            "good",
            "The internet can connect to load balancer open on tcp 80, 443, load balancer public on tcp 80, 443, client VPN client-vpn on udp 443, CloudFront distribution site-help on tcp 80, 443, and to nothing else.",
        ]);
        const { connections } = reportOf(await planOfStack("prod"));
        const open = connections.filter(({ from }) => from === "the internet");
        expect(open.map(({ to, onlyFrom }) => [to, onlyFrom])).to.deep.equal([
            ["load balancer open", []],
            ["load balancer public", CDN_AND_CITY],
            ["client VPN client-vpn", []],
        ]);
    });

    it("lists every connection of prod", async () => {
        const { connections } = reportOf(await planOfStack("prod"));
        expect(connections.map(({ from, to, ports }) => `${from} > ${to}: ${ports}`)).to.have.members([
            "the internet > load balancer open: tcp 80, 443",
            "the internet > load balancer public: tcp 80, 443",
            "the internet > client VPN client-vpn: udp 443",
            "Route 53's health checkers > load balancer open: tcp 80, 443",
            "Route 53's health checkers > load balancer public: tcp 443",
            "the on-premises side > ping target vpn-keepalive: icmp",
            "VPN group digital-team > load balancer services: tcp 443",
            "load balancer open > instances cluster-instances: tcp 32768-65535",
            "load balancer open > instances app-zoning-maps: tcp 8080",
            "load balancer public > instances cluster-instances: tcp 32768-65535",
            "load balancer services > instances cluster-instances: tcp 32768-65535",
            "bastion bastion-instance > load balancer open: tcp 443",
            "bastion bastion-instance > load balancer services: tcp 443",
            "bastion bastion-instance > instances cluster-instances: tcp 22",
            "instances app-zoning-maps > load balancer open: tcp 80, 443",
            "instances app-zoning-maps > load balancer services: tcp 80, 443",
            "instances cluster-instances > load balancer open: tcp 80, 443",
            "instances cluster-instances > load balancer services: tcp 80, 443",
            "instances cluster-instances > cache cache-sessions: tcp 6379",
            "instances cluster-instances > database db-registry: tcp 5432",
            "function db-registry-setup > database db-registry: tcp 5432",
            "function db-registry-setup > load balancer open: tcp 443",
            "function db-registry-setup > load balancer services: tcp 443",
        ]);
    });

    it("says each port of a cell once", async () => {
        const [matrix] = analyze(await planOfStack("prod")).blocks;
        const rows = matrix?.kind === "table" ? matrix.rows : [];
        const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? cell : cell.text)));
        expect(cells.find(([from]) => from === "Route 53's health checkers")?.[1]).to.equal("tcp 80, 443");
        expect(cells.find(([from]) => from === "load balancer open")?.[3]).to.equal("tcp 8080, 32768-65535 (2 of 3)");
    });

    it("has port 22 of no instance open where nobody may log in, and with SSH the bastion's", async () => {
        const users = { jane: { principalArn: "arn:aws:iam::123456789012:role/jane" } };
        const ssh = { allowFromCidrs: ["203.0.113.0/24"], users };
        for (const [bastion, reached, summary] of [
            [{}, [], "and to nothing else."],
            [
                { ssh },
                ["the internet > bastion bastion-instance from 203.0.113.0/24"],
                "bastion bastion-instance on tcp 22",
            ],
        ] as const) {
            const plan = await planOfStack("prod", (values) => ({ ...someApps(values), "platform:bastion": bastion }));
            const open = reportOf(plan).connections.filter(({ ports }) => /\b22\b/.test(ports));
            expect(open.map(({ from, to, onlyFrom }) => `${from} > ${to} from ${onlyFrom.join()}`)).to.deep.equal(
                reached,
            );
            expect(analyze(plan).summary).to.contain(summary);
        }
    });

    it("tells which host and path leads to which service", async () => {
        const { entrances } = reportOf(await planOfStack("prod"));
        const asked = entrances.filter(({ own }) => !own);
        expect(
            asked.map((one) => [one.loadBalancer, one.internetFacing, one.asks, ...one.answers, one.inside]),
        ).to.have.deep.members([
            ["public", true, "registry-certs.apps.example.gov", "registry-certs", "HTTPS 3000"],
            ["open", true, "boards-commissions.apps.example.gov", "boards-commissions", "HTTPS 3000"],
            ["open", true, "zoning.apps.example.gov", "app-zoning-maps", "HTTP 8080"],
            ["services", false, "/registry-certs or /registry-certs/*", "registry-certs", "HTTPS 3000"],
        ]);
        const own = entrances.filter((one) => one.own && one.loadBalancer === "public");
        expect(own.map(({ listener, asks, answers }) => [listener, asks, ...answers])).to.have.deep.members([
            ["HTTP 80", "anything", "redirects to HTTPS 443"],
            ["HTTPS 443", "anything else", "refuses with 404"],
        ]);
        expect(entrances.find(({ asks }) => asks === "boards.apps.example.gov")).to.deep.include({
            own: true,
            answers: ["redirects to HTTPS 443 of boards-commissions.apps.example.gov"],
            answerUrns: [],
        });
    });

    it("opens one load balancer of staging, and nothing else", async () => {
        const { verdict, summary } = analyze(await planOfStack("staging"));
        expect([verdict, summary]).to.deep.equal([
            "good",
            "The internet can connect to load balancer public on tcp 80, 443, CloudFront distribution site-help on tcp 80, 443, and to nothing else.",
        ]);
    });

    describe("containers on an instance", () => {
        const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
        const sharing = (plan: Plan) =>
            analyze(plan).blocks.flatMap((block) => (block.kind === "text" ? [block.text] : []));
        const shared =
            "Each of them can connect to cache cache-sessions, database db-registry, where users and passwords alone keep them apart.";
        const running =
            "On instances cluster-instances run boards-commissions, registry-certs. They share its addresses, so a rule for one is a rule for all of them.";

        it("reach neither one another nor the instance", async () => {
            expect(sharing(await planOfStack("prod"))).to.deep.equal([
                `${running} Containers reach neither one another nor the instance, whose user data close Docker's bridge. ${shared}`,
            ]);
        });

        it("are not known to be kept apart by user data that are another's, not known, or without one of the two", async () => {
            const plan = await planOfStack("prod");
            const own = plan.ofType([TEMPLATE]).find(({ name }) => name === "cluster-instances");
            const script = Buffer.from(
                known(own?.get("userData").text() ?? { state: "absent" }) ?? "",
                "base64",
            ).toString();
            for (const text of [
                "#!/bin/bash\necho ECS_CLUSTER=platform-prod >> /etc/ecs/ecs.config\n",
                script.replace('"icc": False', '"icc": True'),
                script.replace("INPUT --in-interface docker0", "INPUT --in-interface docker1"),
                script.replaceAll("ExecStartPre=", "# ExecStartPre="),
                undefined,
            ]) {
                const userData = text === undefined ? UNKNOWN : Buffer.from(text).toString("base64");
                const changed = withInputs(plan, TEMPLATE, (name) =>
                    name === "cluster-instances" ? { userData } : undefined,
                );
                expect(sharing(changed)).to.deep.equal([
                    `${running} Docker lets containers reach one another and the instance, which no rule here sees, unless its image closes that; its user data do not in a way that is known here. ${shared}`,
                ]);
                const { verdict, summary } = analyze(changed);
                expect(verdict).to.equal("unknown");
                expect(summary).to.contain(
                    "Not known: whether containers on instances cluster-instances reach one another.",
                );
            }
        });

        it("are the instance, on its own network", async () => {
            const plan = await planOfStack("prod");
            const changed = withInputs(plan, "aws:ecs/taskDefinition:TaskDefinition", (name) =>
                name === "boards-commissions" ? { networkMode: "host" } : undefined,
            );
            expect(analyze(changed).verdict).to.equal("unknown");
        });
    });

    it("stops the internet three times before the instances", async () => {
        const { refusals } = reportOf(await planOfStack("staging"));
        const refusal = refusals.find(
            ({ from, to }) => from === "the internet" && to === "instances cluster-instances",
        );
        expect(refusal?.obstacles.map(({ reason }) => reason)).to.deep.equal([
            ...["no-public-address", "no-internet-route", "no-ingress-rule"],
        ]);
    });

    it("turns bad when the instances get public addresses, a public subnet and an open rule", async () => {
        const plan = await planOfStack("prod");
        const subnets = plan.resources.filter(({ name }) => name.startsWith("network-public-us-east-1"));
        const ids = subnets.filter(({ type }) => type === "aws:ec2/subnet:Subnet").map(({ id }) => id);
        const moved = withInputs(plan, "aws:autoscaling/group:Group", (name) =>
            name === "cluster-instances" ? { vpcZoneIdentifiers: ids } : undefined,
        );
        expect(analyze(moved).verdict).to.equal("good");
        const addressed = withInputs(moved, "aws:ec2/launchTemplate:LaunchTemplate", (name) => {
            if (name !== "cluster-instances") return undefined;
            const group = moved.resources.find(
                (one) => one.name === "cluster-instances-firewall" && one.type.endsWith(":SecurityGroup"),
            );
            const only = { deviceIndex: 0, associatePublicIpAddress: "true", securityGroups: [group?.id ?? ""] };
            return { networkInterfaces: [only] };
        });
        expect(analyze(addressed).verdict).to.equal("good");
        const opened = withInputs(addressed, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", (name) =>
            name === "cluster-instances-firewall-ssh" ? { cidrIpv4: "0.0.0.0/0" } : undefined,
        );
        const { verdict, summary } = analyze(opened);
        expect(verdict).to.equal("bad");
        expect(summary).to.contain("instances cluster-instances on tcp 22");
    });

    it("hands over data that fit into JSON", async () => {
        const { data } = analyze(await planOfStack("prod"));
        expect(JSON.parse(JSON.stringify(data))).to.deep.equal(data);
    });
});
