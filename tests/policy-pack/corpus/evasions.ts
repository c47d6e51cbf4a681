/**
 * The ways around rules like these that packs are known to miss, each with the mutants that go that way. The table of
 * mutants shows who stops them.
 */
export const evasions: Readonly<Record<string, readonly string[]>> = {
    "0.0.0.0/0 in an inline rule": ["an inline rule opens the apps to 0.0.0.0/0"],
    "0.0.0.0/0 in a separate rule": ["a separate rule opens the apps to 0.0.0.0/0"],
    "0.0.0.0/0 in a rule of the older kind": ["a legacy rule opens the apps to 0.0.0.0/0"],
    "the internet in halves, in two resources": [
        "two rules with halves of the internet",
        "SSH to the bastion from the internet in halves",
    ],
    "::/0 alone, also spelled 0::/0": [
        "an inline rule opens the apps to ::/0",
        "a separate rule opens the apps to ::/0",
        "a separate rule opens the apps to 0::/0, another spelling",
        "a legacy rule opens the apps to ::/0",
    ],
    "a managed prefix list with everything in it": [
        "a prefix list with 0.0.0.0/0 in it",
        "a prefix list with 0.0.0.0/0 in a separate entry",
    ],
    "the VPC's own range": ["the VPC's own range may reach the apps"],
    "10.0.0.0/8 through the VPN": ["10.0.0.0/8 may reach the apps, through the VPN"],
    "SSH from the load balancer": ["SSH from the load balancer's group"],
    "every port from the bastion": ["every port from the bastion", "protocol -1 from the bastion"],
    'protocol "6" or "all"': ['protocol "6" from 0.0.0.0/0', 'protocol "all" from 0.0.0.0/0'],
    ICMP: ["ICMP from the bastion"],
    "another app's group": ["another app's group", "the apps' own group, by reference", "the apps' own group, by self"],
    "a literal group id": ["a literal security group id", "apps with a group of another stack"],
    "the default group, opened": ["the default group lets its members talk", "apps in the VPC's default group"],
    "a template's interface with associatePublicIpAddress in quotes": [
        "a template that gives public addresses, as text",
        "the apps' template asks for public addresses, as text",
    ],
    "a public address of an instance": ["an instance with a public address", "an instance with an IPv6 address"],
    "an Elastic IP through an interface": [
        "an Elastic IP by way of an interface",
        "an Elastic IP on an app's interface",
    ],
    mapPublicIpOnLaunch: ["private subnets assign public addresses"],
    "one of several subnets public": ["apps with one of several subnets public"],
    "a route to the internet gateway for a prefix list": ["an internet gateway route for a prefix list only"],
    "internal left out": ["the internal load balancer does not say so"],
    "a listener rule that forwards while the default redirects": [
        "a rule that forwards, where the listener's default redirects",
    ],
    "twin type tokens": [
        "an HTTP listener that forwards, under its other token",
        "an internal load balancer in a public subnet, under its other token",
        "a load balancer's group under its other token, on a port of no target",
        "a load balancer of the older name without logs",
        "a listener under its other type token",
        "a bucket under its other type token without a block",
    ],
    "a public database through its subnet group": [
        "a database in a public subnet, through its subnet group",
        "a publicly accessible database in a public subnet, through its subnet group",
    ],
    "public addresses of tasks and task sets": [
        "tasks of a service with public addresses",
        "a task set with public addresses, as text",
    ],
    "a function URL without authentication": ["a function URL without authentication"],
    "everything routed to a peer": ["everything is routed to a peer", "10.0.0.0/8 is routed to a peer, inline"],
    "a client VPN for everybody, to everywhere": ["a client VPN that lets everybody go everywhere"],
    "an app tagged as the bastion": ["an app that is tagged as the bastion"],
    "an unknown value before an open rule": ["an unknown range in rule 0, an open rule 1"],
    "no false alarm: a network ACL that allows everything": [
        "a network ACL that allows everything, which no rule about security groups minds",
    ],
};
