import { given } from "../facts/limits";
import type { Problem } from "../problem";
import type { Graph } from "../reading/graph";
import type { Subject } from "../reading/subject";
import { loadBalancing, rule, type Rule } from "../rule";
import { exactlyOne, missing } from "./checks";

const LOAD_BALANCER = loadBalancing("loadBalancer:LoadBalancer");
const LISTENER = loadBalancing("listener:Listener");
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
];

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#availability-zones */
function* zones(balancer: Subject, graph: Graph): Generator<Problem> {
    const type = balancer.get("loadBalancerType");
    const at = balancer.get("subnets");
    const application = type.absent || type.string === "application";
    if (application && at.items?.length === 1 && !balancer.get("customerOwnedIpv4Pool").present) {
        yield {
            code: "load-balancer-zones",
            at,
            message: "must be subnets in at least two availability zones for an application load balancer",
            fix: "add a subnet of another zone",
        };
    }
    const subnets = graph.sources(balancer, "subnets", SUBNET);
    const names = subnets.map((subnet) => subnet.get("availabilityZone").string);
    const twice = names.find((name, index) => name !== undefined && names.indexOf(name) !== index);
    if (twice !== undefined && subnets.length === at.items?.length) {
        yield {
            code: "load-balancer-zones",
            at,
            message: `must be subnets of different availability zones: two are in ${twice}`,
            fix: "keep one subnet for each zone",
        };
    }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html */
function* idleTimeout(balancer: Subject): Generator<Problem> {
    const at = balancer.get("idleTimeout");
    if (at.number !== undefined && (at.number < 1 || at.number > 4000)) {
        yield { code: "out-of-range", at, message: "must be 1 to 4000 seconds", fix: "use a value in this range" };
    }
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html */
function* certificate(listener: Subject): Generator<Problem> {
    const protocol = listener.get("protocol").string;
    const at = listener.get("certificateArn");
    if (protocol !== undefined && SECURE.includes(protocol) && at.absent) {
        yield missing(
            at,
            `a listener for ${protocol} needs a certificate`,
            "give the ARN of a certificate of the same region",
        );
    }
    const policy = listener.get("sslPolicy");
    if (protocol !== undefined && !SECURE.includes(protocol) && given(policy)) {
        yield {
            code: "listener-ssl-policy",
            level: "advisory",
            at: policy,
            message: `has no effect on a listener for ${protocol}`,
            fix: "remove it, or change the protocol to HTTPS or TLS",
        };
    }
}

function* protocolOfType(listener: Subject, graph: Graph): Generator<Problem> {
    const at = listener.get("protocol");
    const balancer = graph.target(listener, "loadBalancerArn", LOAD_BALANCER);
    const type = balancer?.get("loadBalancerType");
    const name = type?.absent === true ? "application" : type?.string;
    const allowed = PROTOCOLS[name ?? ""];
    if (allowed !== undefined && at.string !== undefined && !allowed.includes(at.string)) {
        yield {
            code: "listener-protocol",
            at,
            message: `must be one of ${allowed.join(", ")} on the ${name ?? ""} load balancer "${balancer?.resource.name ?? ""}"`,
            fix: "change the protocol, or the load balancer's type",
        };
    }
}

/** Error DuplicateListener of https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html */
function* portTwice(listener: Subject, graph: Graph): Generator<Problem> {
    const at = listener.get("port");
    const balancer = graph.reference(listener, "loadBalancerArn", LOAD_BALANCER);
    const all = graph.ofTypes(LISTENER);
    const twin = all
        .slice(0, all.indexOf(listener))
        .find(
            (other) =>
                other.get("port").number === at.number &&
                graph.reference(other, "loadBalancerArn", LOAD_BALANCER) === balancer,
        );
    if (at.number !== undefined && balancer !== undefined && twin !== undefined) {
        yield {
            code: "listener-port-twice",
            at,
            message: `is taken by listener "${twin.resource.name}" of the same load balancer`,
            fix: "give each listener a port of its own",
        };
    }
}
