import { elbv2 } from "@platform/aws-model/tokens";
import { LISTENER, LOAD_BALANCER } from "@platform/aws-model/types";
import { givenValue } from "../facts/limits";
import type { Problem } from "../problem";
import type { JudgedIndex, JudgedResource } from "../judged-resource";
import { rule, type Rule } from "../rule";
import { exactlyOne, missingArgument } from "./checks";

const SUBNET = ["aws:ec2/subnet:Subnet"];
const SECURE = ["HTTPS", "TLS"];

/** The protocols of listeners by the type of load balancer, https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html */
const PROTOCOLS: Readonly<Record<string, readonly string[]>> = {
    application: ["HTTP", "HTTPS"],
    network: ["TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC"],
};

/** Load balancers and their listeners. */
export const loadBalancerRules: readonly Rule[] = [
    ...rule(LOAD_BALANCER, exactlyOne("subnets", "subnetMappings"), zones, idleTimeout),
    ...rule(LISTENER, certificate, protocolOfType, portTwice),
    ...rule(elbv2("ListenerCertificate"), furtherCertificate),
];

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#availability-zones */
function* zones(balancer: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const type = balancer.get("loadBalancerType");
    const at = balancer.get("subnets");
    const application = type.absent || type.asString === "application";
    if (application && at.list?.length === 1 && balancer.get("customerOwnedIpv4Pool").absent) {
        yield {
            code: "load-balancer-zones",
            at,
            message: "must be subnets in at least two availability zones for an application load balancer",
            fix: "add a subnet of another zone",
        };
    }
    const subnets = index.sources(balancer, "subnets", SUBNET);
    const names = subnets.map((subnet) => subnet.get("availabilityZone").asString);
    const twice = names.find((name, index) => name !== undefined && names.indexOf(name) !== index);
    if (twice !== undefined && subnets.length === at.list?.length) {
        yield {
            code: "load-balancer-zones",
            at,
            message: `must be subnets of different availability zones: two are in ${twice}`,
            fix: "keep one subnet for each zone",
        };
    }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html */
function* idleTimeout(balancer: JudgedResource): Generator<Problem> {
    const at = balancer.get("idleTimeout");
    // The provider sends it for application load balancers only.
    if ((balancer.get("loadBalancerType").asString ?? "application") !== "application") {
        return;
    }
    if (at.asNumber !== undefined && (at.asNumber < 1 || at.asNumber > 4000)) {
        yield { code: "out-of-range", at, message: "must be 1 to 4000 seconds", fix: "use a value in this range" };
    }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html */
function* certificate(listener: JudgedResource): Generator<Problem> {
    const protocol = listener.get("protocol").asString;
    const at = listener.get("certificateArn");
    if (protocol !== undefined && SECURE.includes(protocol) && at.absent) {
        yield missingArgument(
            at,
            `a listener for ${protocol} needs a certificate`,
            "give the ARN of a certificate of the same region",
        );
    }
    const policy = listener.get("sslPolicy");
    if (protocol !== undefined && !SECURE.includes(protocol) && givenValue(policy)) {
        yield {
            code: "listener-ssl-policy",
            level: "advisory",
            at: policy,
            message: `has no effect on a listener for ${protocol}`,
            fix: "remove it, or change the protocol to HTTPS or TLS",
        };
    }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_AddListenerCertificates.html */
function* furtherCertificate(certificate: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const listener = index.target(certificate, "listenerArn", LISTENER);
    const protocol = listener?.get("protocol").asString;
    if (protocol !== undefined && !SECURE.includes(protocol)) {
        yield {
            code: "listener-certificate",
            at: certificate.get("listenerArn"),
            message: `must be that of a listener for HTTPS or TLS: "${listener?.name ?? ""}" is for ${protocol}`,
            fix: "give it to another listener, or change the protocol",
        };
    }
}

function* protocolOfType(listener: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const at = listener.get("protocol");
    const balancer = index.target(listener, "loadBalancerArn", LOAD_BALANCER);
    const type = balancer?.get("loadBalancerType");
    const name = type?.absent === true ? "application" : type?.asString;
    const allowed = PROTOCOLS[name ?? ""];
    if (allowed !== undefined && at.asString !== undefined && !allowed.includes(at.asString)) {
        yield {
            code: "listener-protocol",
            at,
            message: `must be one of ${allowed.join(", ")} on the ${name ?? ""} load balancer "${balancer?.name ?? ""}"`,
            fix: "change the protocol, or the load balancer's type",
        };
    }
}

/** Error DuplicateListener of https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html */
function* portTwice(listener: JudgedResource, index: JudgedIndex): Generator<Problem> {
    const at = listener.get("port");
    const balancer = index.reference(listener, "loadBalancerArn", LOAD_BALANCER);
    const all = index.ofType(LISTENER);
    const twin = all
        .slice(0, all.indexOf(listener))
        .find(
            (other) =>
                other.get("port").asNumber === at.asNumber &&
                index.reference(other, "loadBalancerArn", LOAD_BALANCER) === balancer,
        );
    if (at.asNumber !== undefined && balancer !== undefined && twin !== undefined) {
        yield {
            code: "listener-port-twice",
            at,
            message: `is taken by listener "${twin.name}" of the same load balancer`,
            fix: "give each listener a port of its own",
        };
    }
}
