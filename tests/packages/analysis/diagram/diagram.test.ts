import { expect } from "chai";
import { drawDiagram, embed } from "@platform/analysis/diagram/index";
import { drawingOf, flatten } from "@platform/analysis/diagram/drawing";
import { NOTE } from "@platform/analysis/diagram/measure";
import type { Box, Drawing } from "@platform/analysis/diagram/model";
import type { Plan } from "@platform/analysis/plan";
import { mapValues } from "../../../../components/shared/records";
import { planOf, planOfStack } from "../support/plans";
import { manyServices } from "../../../harness/many-services";
import type { StackValues } from "../../../harness/stack";
import { merge } from "../../../stacks/edits";
import { crossings, doubled, hooks, lay, otherPlan, outside, overlaps, struckClusters } from "./geometry";

/** Lines as `kind: from → to`, by title. */
function lines({ boxes, links }: Drawing): string[] {
    const titles = new Map(flatten(boxes).map(({ id, title }) => [id, title]));
    return links.map(({ from, to, kind }) => `${kind}: ${titles.get(from) ?? "?"} → ${titles.get(to) ?? "?"}`).sort();
}

function titles(boxes: readonly Box[], ...kinds: readonly Box["kind"][]): string[] {
    return flatten(boxes).flatMap(({ kind, title }) => (kinds.includes(kind) ? [title] : []));
}

/** Production's configuration without blocks that a diagram shows nothing of, and with fewer alarms. */
const drawn = (values: StackValues): StackValues => {
    const shown = Object.entries(values).filter(([key]) => !/:(outsideChecks|logArchive|dashboards|events)$/.test(key));
    return merge("cluster", { containerInsights: "disabled" })(Object.fromEntries(shown));
};

/** Production with so many services more, without what is made for each of them and is not drawn. */
const withServices = (count: number) =>
    planOfStack("prod", (values) => {
        const more = manyServices(drawn(values), count);
        const services = more["platform:services"] as Readonly<Record<string, object>>;
        const slight = mapValues(services, (service) => ({
            ...service,
            scaling: undefined,
            secrets: {},
            taskRoleStatements: [],
        }));
        return { ...more, "platform:services": slight };
    });
let fifty: Promise<Plan> | undefined;
/** The same for all tests. */
const fiftyServices = () => (fifty ??= withServices(48));

describe("what a diagram shows", () => {
    let prod: Plan;
    before(async () => {
        prod = await planOfStack("prod");
    });

    it("draws each zone's subnets by what their routes lead to", () => {
        const [vpc] = drawingOf(prod).boxes.filter(({ kind }) => kind === "vpc");
        const zones = (vpc?.children ?? []).filter(({ kind }) => kind === "zone");
        expect(
            zones.map(({ title, children = [] }) => [
                title,
                children.map(({ kind, title: name }) => `${kind} ${name}`),
            ]),
        ).to.deep.equal([
            ["us-east-1a", ["public public-us-east-1a", "private private-us-east-1a", "isolated data-us-east-1a"]],
            ["us-east-1b", ["public public-us-east-1b", "private private-us-east-1b", "isolated data-us-east-1b"]],
        ]);
    });

    it("draws prod's lines: requests, ways out, the VPN and where tasks run", () => {
        expect(lines(drawingOf(prod))).to.deep.equal([
            "data: ECS cluster → cache-sessions",
            "data: ECS cluster → db-registry",
            "data: Lambda functions → db-registry",
            "egress: network → us-east-1a",
            "egress: network → us-east-1b",
            "egress: us-east-1a → private-us-east-1a",
            "egress: us-east-1b → private-us-east-1b",
            "runs: ECS cluster → cluster-instances",
            "runs: ECS cluster → cluster-instances",
            "traffic: Internet → client-vpn",
            "traffic: Internet → network",
            "traffic: Internet → site-help",
            "traffic: client-vpn → services",
            "traffic: network → open",
            "traffic: network → public",
            "traffic: open → app-zoning-maps",
            "traffic: open → app-zoning-maps",
            "traffic: open → boards-commissions",
            "traffic: public → registry-certs",
            "traffic: services → registry-certs",
            "traffic: site-help → site-help",
            "trust: GitHub Actions → deploy",
            "trust: GitHub Actions → preview",
            "vpn: On premises → client-vpn",
            "vpn: datacenter-a-1 → datacenter-a-1",
            "vpn: datacenter-a-1 → vpn",
            "vpn: datacenter-b-1 → datacenter-b-1",
            "vpn: datacenter-b-1 → vpn",
            "vpn: vpn → private-us-east-1a",
            "vpn: vpn → private-us-east-1b",
        ]);
    });

    it("shows that both of staging's zones go out through one NAT gateway", async () => {
        const found = lines(drawingOf(await planOfStack("staging"))).filter((line) => line.startsWith("egress"));
        expect(found).to.deep.equal([
            "egress: network → us-east-1a",
            "egress: us-east-1a → private-us-east-1a",
            "egress: us-east-1a → private-us-east-1b",
        ]);
    });

    it("knows the bastion by its role", () => {
        expect(titles(drawingOf(prod).boxes, "bastion")).to.deep.equal(["bastion-instance", "bastion-instance"]);
    });

    it("draws one line for many services behind the same load balancer", async () => {
        const drawing = drawingOf(await fiftyServices());
        const group = flatten(drawing.boxes).find(({ kind, title }) => kind === "group" && title === "behind bench-0");
        expect(group?.grid).to.have.length(48);
        expect(lines(drawing).filter((line) => line.startsWith("traffic: bench-0"))).to.deep.equal([
            "traffic: bench-0 → behind bench-0",
        ]);
    });

    it("draws what other programs have: data stores and who reaches them, functions, direct targets", () => {
        const drawing = drawingOf(otherPlan());
        expect(titles(drawing.boxes, "database", "files", "table", "bucket", "function").sort()).to.deep.equal([
            ...["cron", "hook", "orders", "receipts", "sessions", "share"],
        ]);
        expect(lines(drawing)).to.deep.equal([
            "data: Lambda functions → orders",
            "data: Lambda functions → share",
            "traffic: Internet → door",
            "traffic: door → front",
            "traffic: front → web",
            "traffic: front → web",
            "traffic: front → web",
        ]);
    });

    it("draws the internet's way to an API, unless only VPC endpoints lead there", () => {
        const drawing = drawingOf(
            planOf((stack) => {
                const vpc = stack.add("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
                stack.add("aws:ec2/internetGateway:InternetGateway", "door", { vpcId: vpc.ref() });
                for (const type of ["REGIONAL", "PRIVATE"]) {
                    const endpointConfiguration = { types: [type] };
                    stack.add("aws:apigateway/restApi:RestApi", type.toLowerCase(), { endpointConfiguration });
                }
            }),
        );
        expect(lines(drawing)).to.deep.equal(["traffic: Internet → door", "traffic: Internet → regional"]);
        expect(titles(drawing.boxes, "gateway")).to.have.members(["regional", "private"]);
    });
});

describe("what a diagram does not show", () => {
    it("is nothing of the stacks of this repository", async () => {
        expect(drawingOf(await planOfStack("prod")).missing).to.equal("");
        expect(drawingOf(await planOfStack("staging")).missing).to.equal("");
    });

    it("is named: unknown types, and what stands in a network of another stack", async () => {
        const plan = planOf((stack) => {
            stack.add("aws:apprunner/service:Service", "shop");
            stack.add("aws:ec2/instance:Instance", "box", { subnetId: "subnet-elsewhere" });
            stack.add("aws:ec2/vpcEndpoint:VpcEndpoint", "logs", { vpcId: "vpc-elsewhere" });
            stack.add("aws:sqs/queue:Queue", "jobs");
        });
        const missing =
            "1 resource of unknown types (aws:apprunner/service:Service); " +
            "2 resources whose place is not in this stack (aws:ec2/instance:Instance, aws:ec2/vpcEndpoint:VpcEndpoint)";
        expect(drawingOf(plan).missing).to.equal(missing);
        const svg = await drawDiagram(plan);
        expect(svg).to.contain(`<desc id="dg-desc">Nothing that a diagram shows. Not drawn: ${missing}.</desc>`);
        expect(svg).to.contain(`<g class="missing"><title>Not drawn: ${missing}</title><text class="n"`);
    });

    it("is not an attachment that says where its gateway is", () => {
        const drawing = drawingOf(
            planOf((stack) => {
                const vpc = stack.add("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
                const gateway = stack.add("aws:ec2/internetGateway:InternetGateway", "door");
                const ids = { vpcId: vpc.ref(), internetGatewayId: gateway.ref() };
                stack.add("aws:ec2/internetGatewayAttachment:InternetGatewayAttachment", "door-main", ids);
            }),
        );
        expect(drawing.missing).to.equal("");
        expect(titles(drawing.boxes, "internet-gateway")).to.deep.equal(["door-main"]);
    });
});

describe("how a diagram is laid out", () => {
    const plans: Readonly<Record<string, () => Plan | Promise<Plan>>> = {
        dev: () => planOfStack("dev"),
        prod: () => planOfStack("prod"),
        staging: () => planOfStack("staging"),
        "three zones": () =>
            planOfStack("prod", merge("network", { availabilityZones: ["us-east-1a", "us-east-1b", "us-east-1c"] })),
        "ten services": () => withServices(8),
        "fifty services": fiftyServices,
        "another program": otherPlan,
    };
    // Known: the way from a load balancer to instances of an EC2 app shares a part with that of the cluster to its own.
    const shared = ["runs from cluster and traffic from open", "runs from cluster and traffic from open"];
    const sharing = ["prod", "ten services", "fifty services"];
    // Known: with a cache in the data tier, a CDN, many services and an EC2 app the picture is wider than a window.
    const smallest: Readonly<Record<string, number>> = { "ten services": 9.1, "fifty services": 9.1 };
    for (const [name, plan] of Object.entries(plans)) {
        it(`is readable and tidy: ${name}`, async () => {
            const laid = await lay(await plan());
            expect(overlaps(laid)).to.deep.equal([]);
            expect(outside(laid)).to.deep.equal([]);
            expect([...crossings(laid), ...hooks(laid)]).to.deep.equal([]);
            expect(struckClusters(laid)).to.deep.equal([]);
            expect(doubled(laid)).to.deep.equal(sharing.includes(name) ? shared : []);
            // The smallest font, in a picture that is as wide as the window.
            expect(NOTE.size * Math.min(1, 1280 / laid.placement.width)).to.be.at.least(smallest[name] ?? 11);
        });
    }

    it("draws every line that the drawing has", async () => {
        const { drawing, placement } = await lay(await planOfStack("staging"));
        expect(placement.links).to.have.length(drawing.links.length);
    });
});

describe("the diagram as SVG", () => {
    let prod: Plan;
    let svg: string;
    before(async () => {
        prod = await planOfStack("prod");
        svg = await drawDiagram(prod);
    });

    it("stands alone: named, described, light and dark, without anything from elsewhere", () => {
        expect(svg).to.match(
            /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" class="dg" role="img" aria-labelledby="dg-title dg-desc"/,
        );
        expect(svg).to.contain('<title id="dg-title">Diagram of platform prod</title>');
        expect(svg).to.contain(
            "1 VPC, 2 availability zones, 6 subnets, 2 NAT gateways, 3 load balancers, 2 services, 2 data stores, 2 VPN connections, 1 identity provider, and how they are connected.",
        );
        expect(svg).to.contain(">postgres · subnets in 2 zones</text>");
        expect(svg).to.contain("@media (prefers-color-scheme:dark)");
        expect(svg.replace("http://www.w3.org/2000/svg", "")).to.not.match(/https?:|<a |<script|<image|url\(/);
    });

    it("gives each resource's node its URN, and makes it a link in a page", () => {
        const urn = prod.resources.find(({ type }) => type === "aws:ec2/natGateway:NatGateway")?.urn ?? "";
        expect(svg).to.contain(`<g class="node nat" data-urn="${urn}">`);
        const page = embed(svg, (one) => (one === urn ? "urn-nat" : undefined));
        expect(page).to.contain(`<a class="node nat" data-urn="${urn}" href="#urn-nat">`);
        expect(page.match(/<a /g)).to.have.length(1);
        expect(page).to.contain('role="group"').and.not.contain("<style>");
    });

    it("escapes what names contain", async () => {
        const plan = planOf((stack) => {
            stack.add("aws:s3/bucket:Bucket", `<script>alert("1")</script>&'`, {});
        });
        const escaped = await drawDiagram(plan);
        expect(escaped).to.not.contain("<script");
        expect(escaped).to.contain("&#60;script&#62;");
    });

    it("draws a plan without anything to draw", async () => {
        expect(await drawDiagram(planOf(() => undefined))).to.contain("Nothing that a diagram shows.");
    });
});
