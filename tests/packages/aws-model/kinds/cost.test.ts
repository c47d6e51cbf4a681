import { expect } from "chai";
import { kindOf } from "@platform/aws-model/kinds/index";

/** `free`: said to be. `unknown`: nothing is said. */
function costOf(type: string): "free" | "rule" | "unknown" {
    const cost = kindOf(type)?.cost;
    if (cost === undefined) return "unknown";
    return "none" in cost ? "free" : "rule";
}

describe("kinds: cost", () => {
    for (const [type, expected] of [
        ["aws:iam/role:Role", "free"],
        ["aws:ec2/route:Route", "free"],
        ["aws:s3/bucketVersioningV2:BucketVersioningV2", "free"],
        ["aws:elasticloadbalancingv2/listenerRule:ListenerRule", "free"],
        ["aws:oam/sink:Sink", "free"],
        ["aws:ec2/natGateway:NatGateway", "rule"],
        ["aws:alb/loadBalancer:LoadBalancer", "rule"],
        // parts that are paid for beside what they belong to
        ["aws:rds/clusterInstance:ClusterInstance", "rule"],
        ["aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig", "rule"],
        // a service whose other resources are free
        ["aws:vpc/routeServer:RouteServer", "unknown"],
        ["aws:acmpca/certificateAuthority:CertificateAuthority", "unknown"],
        ["aws:new/thing:Thing", "unknown"],
        ["gcp:compute/instance:Instance", "unknown"],
    ] as const) {
        it(`${type}: ${expected}`, () => {
            expect(costOf(type)).to.equal(expected);
        });
    }
});
