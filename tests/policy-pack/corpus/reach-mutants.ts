import { database } from "./extras/data";
import { extraOf } from "./extras/extra";
import { closedGroup, networkBalancer } from "./extras/workloads";
import type { Mutant } from "./mutant";
import { balancerGroup, bastionGroup, internalBalancer, publicSubnet } from "./roles";
import { allow, GROUP } from "./rules";
import { killedBy, type Properties } from "./shorthands";
import type { Editable, StackEdit } from "./stack-edit";

const NETWORK_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const ON_PREMISES = "10.16.0.0/16";
const on = (port: number, peer: Properties): Properties => ({ fromPort: port, toPort: port, ...peer });

const world = killedBy("no-world-ingress");
const openings: readonly Mutant[] = [
    world("another port of a public load balancer", (stack) => {
        allow(stack, balancerGroup(stack), on(8443, { cidrIpv4: "0.0.0.0/0" }));
    }),
    world("an open group that nothing carries yet", (stack) => {
        allow(stack, closedGroup(stack, "spare"), { cidrIpv4: "0.0.0.0/0" });
    }),
    world("a group that nothing carries, open to the IPv6 internet in quarters", (stack) => {
        const spare = closedGroup(stack, "spare");
        for (const quarter of ["::/2", "4000::/2", "8000::/2", "c000::/2"]) allow(stack, spare, { cidrIpv6: quarter });
    }),
    world("SSH to the bastion from an address that is not listed", (stack) => {
        allow(stack, bastionGroup(stack), on(22, { cidrIpv4: "203.0.113.7/32" }));
    }),
    world("SSH to the bastion from the internet in halves", (stack) => {
        allow(stack, bastionGroup(stack), on(22, { cidrIpv6: "::/1" }));
        allow(stack, bastionGroup(stack), on(22, { cidrIpv6: "8000::/1" }));
    }),
    killedBy("no-world-ingress", networkBalancer)("a network load balancer open to the internet", (stack) => {
        faceInternet(stack, extraOf(stack, NETWORK_BALANCER));
        allow(stack, extraOf(stack, GROUP), { cidrIpv4: "0.0.0.0/0" });
    }),
];

/** Turns a load balancer inside out. */
function faceInternet(stack: StackEdit, balancer: Editable): void {
    stack.set(balancer, "internal", false);
    stack.set(balancer, "subnets", [stack.link(publicSubnet(stack))]);
}

const proof = killedBy("reachability-proof");
const proofOfData = killedBy("reachability-proof", database);
const ways: readonly Mutant[] = [
    killedBy("reachability-proof", networkBalancer)("a network load balancer without security groups", (stack) => {
        faceInternet(stack, extraOf(stack, NETWORK_BALANCER));
        stack.unset(extraOf(stack, NETWORK_BALANCER), "securityGroups");
    }),
    proofOfData("the database, from the bastion", (stack) => {
        const peer = { referencedSecurityGroupId: stack.link(bastionGroup(stack)) };
        allow(stack, extraOf(stack, GROUP), on(5432, peer));
    }),
    proofOfData("the database, from a load balancer", (stack) => {
        const peer = { referencedSecurityGroupId: stack.link(balancerGroup(stack)) };
        allow(stack, extraOf(stack, GROUP), on(5432, peer));
    }),
    proofOfData("the database, from the on-premises side", (stack) => {
        allow(stack, extraOf(stack, GROUP), on(5432, { cidrIpv4: ON_PREMISES }));
    }),
    proof("another port of the internal load balancer, from the on-premises side", (stack) => {
        allow(stack, balancerGroup(stack, internalBalancer(stack)), on(8443, { cidrIpv4: ON_PREMISES }));
    }),
];

/** Mutants for what internet addresses may reach, and for what follows from all rules together. */
export const reachMutants: readonly Mutant[] = [...openings, ...ways];
