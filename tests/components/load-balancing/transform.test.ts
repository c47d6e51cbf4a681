import { expect } from "chai";
import type { LoadBalancerTransforms } from "../../../components/load-balancing/load-balancer";
import { everyTransform, unreached } from "../../harness/transforms";
import { recordLoadBalancer, recordRoute, token } from "./fixture";

const listed = { scheme: "internet-facing", allowFrom: { cidrs: ["203.0.113.0/24"] } };
const alias = { name: "public.apps.example.gov", zoneId: "Z0123456789" };

describe("transform of load balancers and routes", () => {
    it("reaches the load balancer, one of its listeners, and what is in its bucket", async () => {
        const { placeholder } = await recordLoadBalancer(
            { scheme: "internet-facing" },
            {
                transform: {
                    loadBalancer: { preserveHostHeader: true },
                    listener: (args, name) => (name === "public-https" ? { ...args, port: 8443 } : args),
                    accessLogs: { bucket: { objectLockEnabled: true } },
                },
            },
        );
        expect(placeholder.inputs(token.loadBalancer, "public")).to.deep.include({
            preserveHostHeader: true,
            idleTimeout: 60,
        });
        expect(placeholder.inputs(token.listener, "public-https")["port"]).to.equal(8443);
        expect(placeholder.inputs(token.listener, "public-http")["port"]).to.equal(80);
        expect(placeholder.inputs(token.bucket, "public-logs")["objectLockEnabled"]).to.equal(true);
        const said = (type: string, name: string) => placeholder.one(type, name).outputs["transformed"];
        expect(said("platform:load-balancing:LoadBalancer", "public")).to.deep.equal([
            "loadBalancer public",
            "listener public-http",
            "listener public-https",
        ]);
        expect(said("platform:load-balancing:AccessLogsBucket", "public-logs")).to.deep.equal(["bucket public-logs"]);
        expect(said("platform:load-balancing:ClientAccess", "public-clients")).to.equal(undefined);
    });

    it("reaches everything that they make", async () => {
        const loadBalancer = await recordLoadBalancer(listed, {
            transform: everyTransform,
            alias,
            furtherCertificateArns: { old: "arn:aws:acm:us-east-1:123456789012:certificate/a" },
        });
        expect(unreached(loadBalancer.placeholder)).to.deep.equal([]);
        const maintenance = {
            message: "Back soon.",
            bypass: { header: "X-Maintenance-Bypass", value: "0".repeat(32) },
        };
        const before = { maintenance: 21_153, bypass: 21_152 };
        const route = await recordRoute({ transform: everyTransform, maintenance, before });
        expect(unreached(route.placeholder)).to.deep.equal([]);
    });

    it("knows what they make", () => {
        // @ts-expect-error a load balancer has no queue
        const transform: LoadBalancerTransforms = { queue: {} };
        expect(transform).to.have.keys("queue");
    });
});
