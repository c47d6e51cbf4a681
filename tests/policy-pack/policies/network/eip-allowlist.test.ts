import { eipAllowlist } from "../../../../policy-pack/policies/network/eip-allowlist";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Handle, type StackBuilder } from "../../harness/stack";

const EIP = "aws:ec2/eip:Eip";
const ASSOCIATION = "aws:ec2/eipAssociation:EipAssociation";
const NAT = "aws:ec2/natGateway:NatGateway";
const REQUIRED = "required: a NAT gateway, the bastion or a listed endpoint.";
const TAIL = `${REQUIRED} Fix: remove the address.`;

function instance(stack: StackBuilder, parent: string): Handle {
    const vpc = stack.add("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
    const subnet = stack.add("aws:ec2/subnet:Subnet", "a", { vpcId: vpc.ref() });
    return stack.add("aws:ec2/instance:Instance", "host", { subnetId: subnet.ref() }, parent);
}

/** An address bound to an instance of the given component. */
const bound =
    (parent: string): Build =>
    (stack) => {
        stack.add(EIP, "address", { instance: instance(stack, parent).ref() });
    };

/** An address bound to a value. */
const boundTo =
    (target: unknown): Build =>
    (stack) => {
        stack.add(EIP, "address", { networkInterface: target });
    };

/** An address that a resource holds by its allocation. */
const heldBy =
    (type: string, inputs: (allocation: unknown) => Record<string, unknown>): Build =>
    (stack) => {
        const address = stack.add(EIP, "address", { domain: "vpc" });
        stack.add(type, "holder", inputs(address.ref()));
    };

describeStackPolicy(eipAllowlist, {
    compliant: {
        "an address of a NAT gateway": heldBy(NAT, (allocationId) => ({ allocationId, subnetId: "subnet-1" })),
        "a second address of a NAT gateway": heldBy(NAT, (id) => ({ secondaryAllocationIds: [id] })),
        "an address of a regional NAT gateway": heldBy(NAT, (id) => ({
            availabilityZoneAddresses: [{ availabilityZone: "us-east-1a", allocationIds: [id] }],
        })),
        "a NAT gateway's interface, which AWS's answer shows": (stack) => {
            const address = stack.add(EIP, "address", { domain: "vpc" });
            stack.add(NAT, "nat", { allocationId: address.ref(), subnetId: "subnet-1" });
            address.record.outputs["networkInterface"] = "eni-0123456789abcdef0";
        },
        "an address of the bastion": bound("platform:bastion:Bastion"),
        "an idle address that the bastion takes when it starts": (stack) => {
            stack.add(EIP, "address", { domain: "vpc" }, "platform:bastion:FixedAddress");
        },
        "an address of a listed endpoint": bound("platform:client-vpn:Server"),
    },
    violating: {
        "an address of an app": [
            bound("platform:ecs:Cluster"),
            `address (${EIP}) gives a public address to host (app); ${TAIL}`,
        ],
        "an association with an app": [
            (stack) => {
                const host = instance(stack, "platform:ecs:Cluster");
                const address = stack.add(EIP, "address", { domain: "vpc" });
                stack.add(ASSOCIATION, "loose", { allocationId: address.ref(), instanceId: host.ref() });
            },
            `loose (${ASSOCIATION}) gives a public address to host (app); ${TAIL}`,
        ],
        "an address on an interface of another stack": [
            boundTo("eni-0123456789abcdef0"),
            `address (${EIP}): networkInterface is eni-0123456789abcdef0, which is not part of this stack; ${TAIL}`,
        ],
        "an address of a load balancer": [
            heldBy("aws:lb/loadBalancer:LoadBalancer", (allocationId) => ({
                loadBalancerType: "network",
                subnetMappings: [{ subnetId: "subnet-1", allocationId }],
            })),
            `address (${EIP}) belongs to holder (aws:lb/loadBalancer:LoadBalancer); ${REQUIRED} Fix: remove the address there.`,
        ],
        "an address of a file transfer server": [
            heldBy("aws:transfer/server:Server", (id) => ({ endpointDetails: { addressAllocationIds: [id] } })),
            `address (${EIP}) belongs to holder (aws:transfer/server:Server); ${REQUIRED} Fix: remove the address there.`,
        ],
        "an idle address": [
            (stack) => void stack.add(EIP, "address", {}),
            `address (${EIP}) is bound to nothing; ${REQUIRED} Fix: release it.`,
        ],
    },
    unknown: {
        "an address on nobody knows what": [
            boundTo(unknown()),
            `address (${EIP}): undecided, as this is not known: networkInterface. ` +
                "Decided by: a reference to a NAT gateway, the bastion or a listed endpoint.",
        ],
    },
    minimal: [
        bare("aws:ec2/eip:Eip"),
        "subject (aws:ec2/eip:Eip) is bound to nothing; required: a NAT gateway, the bastion or a listed endpoint. Fix: release it.",
    ],
    secret: [boundTo(secret("hunter2")), "hunter2"],
    notApplicable: (stack) => void stack.add(NAT, "nat", { allocationId: "eipalloc-1" }),
    settings: { publicEndpoints: [{ identity: "platform:client-vpn:*", protocol: "udp", port: 443 }] },
});
