import { signInFirst } from "../../../../policy-pack/policies/ingress/sign-in-first";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Handle, type Inputs, type StackBuilder } from "../../harness/stack";

const LISTENER = "aws:lb/listener:Listener";
const RULE = "aws:lb/listenerRule:ListenerRule";
const signIn = { order: 1, type: "authenticate-oidc" };
const forward = { order: 2, type: "forward" };
const https = { port: 443, protocol: "HTTPS" };
const tls = { ipProtocol: "tcp", fromPort: 443, toPort: 443 };

/** A rule at a load balancer whose security group lets out what `ways` adds. */
function rule(
    actions: unknown,
    {
        listener = https,
        ways = out(tls),
    }: { listener?: Inputs; ways?: (stack: StackBuilder, group: Handle) => void } = {},
): Build {
    return (stack) => {
        const group = stack.add("aws:ec2/securityGroup:SecurityGroup", "clients", {});
        ways(stack, group);
        const balancer = stack.add("aws:lb/loadBalancer:LoadBalancer", "web", { securityGroups: [group.ref()] });
        const owner = stack.add(LISTENER, "https", { ...listener, loadBalancerArn: balancer.ref("arn") });
        stack.add(RULE, "admin", { listenerArn: owner.ref("arn"), actions });
    };
}

/** A rule that lets a group out, to all addresses unless to others. */
function out(inputs: Inputs, peer: Inputs = { cidrIpv4: "0.0.0.0/0" }) {
    return (stack: StackBuilder, group: Handle) =>
        void stack.add("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "out", {
            ...{ securityGroupId: group.ref(), ...inputs, ...peer },
        });
}

const admin = `admin (${RULE})`;
const stuck = `${admin} signs people in at a load balancer that may not call the identity provider; required: a way out on TCP 443. Fix: let its security group out on TCP 443.`;
const late = `${admin}: actions is a sign-in after another action; required: sign-in first. Fix: give it the lowest order.`;
const open = `${admin}: undecided, as this is not known: actions. Decided by: actions with plain types and orders.`;
const nowhere = `${admin}: undecided, as this is not known: whether its load balancer may call TCP 443. Decided by: security groups of this stack.`;

describeStackPolicy(signInFirst, {
    compliant: {
        "sign-in before an app": rule([signIn, forward]),
        "actions in the order of the list": rule([{ type: "authenticate-cognito" }, { type: "forward" }]),
        "actions that an order puts right": rule([forward, signIn]),
        "every port out": rule([signIn, forward], { ways: out({ ipProtocol: "-1" }) }),
        "no sign-in, on HTTP, without a way out": rule([forward], {
            listener: { port: 80, protocol: "HTTP" },
            ways: () => undefined,
        }),
        "one action that is not known, which cannot be a sign-in": rule([{ type: unknown() }], {
            ways: () => undefined,
        }),
    },
    violating: {
        "sign-in after the app": [rule([{ ...signIn, order: 3 }, forward]), late],
        "the same by the order of the list": [rule([{ type: "forward" }, { type: "authenticate-oidc" }]), late],
        "sign-in on HTTP": [
            rule([signIn, forward], { listener: { port: 80, protocol: "HTTP" } }),
            `${admin} signs people in without TLS; required: HTTPS. Fix: move it to the HTTPS listener.`,
        ],
        "a load balancer that calls nobody": [rule([signIn, forward], { ways: () => undefined }), stuck],
        "a load balancer that calls its apps alone": [
            rule([signIn, forward], { ways: out(tls, { referencedSecurityGroupId: "sg-0123456789abcdef0" }) }),
            stuck,
        ],
        "a load balancer that calls another port": [
            rule([signIn, forward], { ways: out({ ipProtocol: "tcp", fromPort: 80, toPort: 80 }) }),
            stuck,
        ],
        "sign-in before everything that no rule takes": [
            (stack) => {
                const balancer = stack.add("aws:lb/loadBalancer:LoadBalancer", "web", { securityGroups: [] });
                stack.add(LISTENER, "admin", {
                    ...{ ...https, loadBalancerArn: balancer.ref("arn"), defaultActions: [signIn, forward] },
                });
            },
            stuck.replace(RULE, LISTENER),
        ],
    },
    unknown: {
        "actions that are not known": [rule(unknown()), open],
        "an order that is not known": [rule([{ ...signIn, order: unknown() }, forward]), open],
        "a protocol that is not known": [
            rule([signIn, forward], { listener: { ...https, protocol: unknown() } }),
            `${admin}: undecided, as this is not known: the protocol of its listener. Decided by: a plain protocol.`,
        ],
        "a port that is not known": [rule([signIn, forward], { ways: out({ ...tls, fromPort: unknown() }) }), nowhere],
        "a rule of whichever group": [
            rule([signIn, forward], {
                ways: (stack) => {
                    stack.add("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "out", {
                        ...{ securityGroupId: unknown(), ...tls, cidrIpv4: "0.0.0.0/0" },
                    });
                },
            }),
            nowhere,
        ],
        "a listener of another stack": [
            (stack) =>
                void stack.add(RULE, "admin", {
                    listenerArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/x/1/2",
                    actions: [signIn, forward],
                }),
            `${admin}: undecided, as this is not known: its listener. Decided by: a listener of this stack.`,
        ],
        "a security group of another stack": [
            (stack) => {
                const securityGroups = ["sg-0123456789abcdef0"];
                const balancer = stack.add("aws:lb/loadBalancer:LoadBalancer", "web", { securityGroups });
                const owner = stack.add(LISTENER, "https", { ...https, loadBalancerArn: balancer.ref("arn") });
                stack.add(RULE, "admin", { listenerArn: owner.ref("arn"), actions: [signIn, forward] });
            },
            nowhere,
        ],
    },
    minimal: [bare(LISTENER)],
    secret: [
        rule([{ ...signIn, authenticateOidc: { clientSecret: secret("hunter2") } }, forward], {
            ways: () => undefined,
        }),
        "hunter2",
    ],
    notApplicable: (stack) => void stack.add("aws:lb/targetGroup:TargetGroup", "web", { protocol: "HTTP" }),
});
