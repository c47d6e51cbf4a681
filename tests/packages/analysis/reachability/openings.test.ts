import { expect } from "chai";
import { analyze } from "@platform/analysis/reachability/index";
import { reportOf } from "@platform/analysis/reachability/report";
import { unknown, type StackBuilder } from "../../../policy-pack/harness/stack";
import { planOf, planOfStack } from "../support/plans";
import { firewall, smallNetwork } from "./small-network";

const PROD =
    "load balancer open on tcp 80, 443, load balancer public on tcp 80, 443, client VPN client-vpn on udp 443, " +
    "CloudFront distribution site-help on tcp 80, 443";

const prodWith = async (add: (stack: StackBuilder) => void) => analyze(await planOfStack("prod", undefined, add));
const first = (build: (stack: StackBuilder) => void) => {
    const { verdict, summary } = analyze(planOf(build));
    return { verdict, summary };
};

describe("reachability of what has no network interface", () => {
    it("names a public function URL, an HTTP API and a distribution beside production's load balancers", async () => {
        const { verdict, summary } = await prodWith((stack) => {
            stack.add("aws:lambda/functionUrl:FunctionUrl", "reports", { authorizationType: "NONE" });
            stack.add("aws:apigatewayv2/api:Api", "orders", { protocolType: "HTTP" });
            stack.add("aws:cloudfront/distribution:Distribution", "site", { enabled: true });
        });
        expect(verdict).to.equal("attention");
        expect(summary).to.equal(
            "The internet can connect to function URL reports on tcp 443 (its authorization type is NONE: it asks nobody " +
                "who they are), HTTP API orders on tcp 443 (API Gateway answers everybody; who may call is decided route by route), " +
                `and as is meant to ${PROD}, CloudFront distribution site on tcp 80, 443.`,
        );
    });

    it("lists a distribution with what is meant to be open", async () => {
        const { verdict, summary } = await prodWith((stack) => {
            stack.add("aws:cloudfront/distribution:Distribution", "site", { enabled: true });
        });
        expect([verdict, summary]).to.deep.equal([
            "good",
            `The internet can connect to ${PROD}, CloudFront distribution site on tcp 80, 443, and to nothing else.`,
        ]);
    });

    it("claims nothing of types that it does not know", async () => {
        const { verdict, summary } = await prodWith((stack) => {
            stack.add("aws:apprunner/service:Service", "shop");
            stack.add("aws:apprunner/service:Service", "blog");
            stack.add("aws:transfer/server:Server", "files");
        });
        expect([verdict, summary]).to.deep.equal([
            "unknown",
            `The internet can connect to ${PROD}. Not known: whether it reaches 3 resources of types that this analysis ` +
                "does not know (aws:apprunner/service:Service, aws:transfer/server:Server).",
        ]);
    });

    it("says nothing of a network where there is none, and something of an unknown type", () => {
        expect(first((stack) => stack.add("aws:sqs/queue:Queue", "jobs"))).to.deep.equal({
            verdict: "neutral",
            summary: "Nothing in this plan has a network interface.",
        });
        expect(first((stack) => stack.add("aws:apprunner/service:Service", "shop"))).to.deep.equal({
            verdict: "unknown",
            summary:
                "The internet can connect to nothing that this analysis knows. Not known: whether it reaches 1 resource of " +
                "a type that this analysis does not know (aws:apprunner/service:Service).",
        });
    });

    const bucket = { domainName: "files.s3.us-east-1.amazonaws.com", originAccessControlId: unknown() };
    const customOriginConfig = { originProtocolPolicy: "https-only" };
    for (const [what, origins, why] of [
        ["buckets", [bucket, bucket], "the files of a site are for everybody"],
        ["a bucket and a program", [bucket, { customOriginConfig }], "a CDN answers everybody"],
        ["a bucket and nobody knows what", [bucket, unknown()], "a CDN answers everybody"],
        ["a function's URL", [{ ...bucket, customOriginConfig }], "a CDN answers everybody"],
        ["a load balancer in a VPC", [{ ...bucket, vpcOriginConfig: unknown() }], "a CDN answers everybody"],
        ["nobody knows what", unknown(), "a CDN answers everybody"],
        ["nothing", [], "a CDN answers everybody"],
    ] as const) {
        it(`says of a distribution before ${what} that ${why}`, () => {
            const plan = planOf((stack) => {
                stack.add("aws:cloudfront/distribution:Distribution", "site", { origins });
            });
            expect(reportOf(plan).openings.map((opening) => opening.why)).to.deep.equal([why]);
        });
    }

    for (const [access, verdict] of [
        ["AWS_IAM", "good"],
        [undefined, "unknown"],
    ] as const) {
        it(`judges a function URL with authorization ${access ?? "not known"}`, () => {
            const result = first((stack) => {
                stack.add("aws:lambda/functionUrl:FunctionUrl", "reports", access && { authorizationType: access });
            });
            expect(result.verdict).to.equal(verdict);
        });
    }
});

describe("reachability of instances in subnets of which nothing is known", () => {
    const instance = (stack: StackBuilder, inputs: Readonly<Record<string, string | boolean>>) => {
        smallNetwork(stack);
        const group = firewall(stack, "open", [["in", "0.0.0.0/0", 22]]);
        stack.add("aws:ec2/instance:Instance", "box", { vpcSecurityGroupIds: [group.ref()], ...inputs });
    };
    const doubt = "not sure because of its subnet, which may give it a public address";

    for (const [where, inputs] of [
        ["in no subnet that it names", {}],
        ["in a subnet that the plan does not have", { subnetId: "subnet-0123456789abcdef0" }],
    ] as const) {
        it(`is never sure of an instance ${where}`, () => {
            expect(
                first((stack) => {
                    instance(stack, inputs);
                }),
            ).to.deep.equal({
                verdict: "unknown",
                summary:
                    "The internet can connect to instance box on tcp 22 (nothing but load balancers and listed endpoints is " +
                    `meant to be open; ${doubt}).`,
            });
        });
    }

    it("is sure of one that wants no public address", () => {
        const { verdict } = first((stack) => {
            instance(stack, { subnetId: "subnet-0123456789abcdef0", associatePublicIpAddress: false });
        });
        expect(verdict).to.equal("good");
    });
});
