import { expect } from "chai";
import { albHttps } from "../../../../policy-pack/policies/ingress/alb-https";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { analyze } from "../../harness/rpc";
import { secret, StackBuilder, unknown, type Inputs } from "../../harness/stack";

const LISTENER = "aws:lb/listener:Listener";
const RULE = "aws:lb/listenerRule:ListenerRule";
const redirect = { type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } };
const forward = {
    type: "forward",
    targetGroupArn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/x/1",
};
const FIX = "required: a redirect to HTTPS. Fix: redirect to port 443 with protocol HTTPS.";
const PASSED_ON =
    "required: TLS. Fix: set protocol to TLS with certificateArn, or forward to an application load balancer.";
const other = (at: string, subject = `web (${LISTENER})`) =>
    `${subject}: ${at} is an action without TLS other than a redirect to HTTPS; ${FIX}`;

const listener =
    (inputs: Inputs, type = LISTENER): Build =>
    (stack) =>
        void stack.add(type, "web", inputs);

/** A rule on a listener. */
const rule =
    (listenerInputs: Inputs, actions: unknown, arn?: unknown): Build =>
    (stack) => {
        const owner = stack.add(LISTENER, "web", listenerInputs);
        stack.add(RULE, "path", { listenerArn: arn ?? owner.ref("arn"), actions });
    };
const http = { port: 80, protocol: "HTTP", defaultActions: [redirect] };
const https = { port: 443, protocol: "HTTPS", defaultActions: [forward] };

/** What both the early check and the stack check report. */
const twice = (message: string) => [message, message] as const;

describeStackPolicy(albHttps, {
    compliant: {
        "an HTTPS listener that forwards": listener(https),
        "a TLS listener": listener({ ...https, protocol: "TLS" }),
        "an HTTP listener that redirects": listener(http),
        "a rule that forwards on HTTPS": rule(https, [forward]),
        "a rule that redirects on HTTP": rule(http, [redirect]),
    },
    violating: {
        "an HTTP listener that forwards": [
            listener({ ...http, defaultActions: [forward] }),
            ...twice(other("defaultActions[0]")),
        ],
        "the same under its other token": [
            listener({ ...http, defaultActions: [forward] }, "aws:alb/listener:Listener"),
            ...twice(other("defaultActions[0]", "web (aws:alb/listener:Listener)")),
        ],
        "a listener without a protocol": [
            listener({ port: 8080, defaultActions: [forward] }),
            ...twice(other("defaultActions[0]")),
        ],
        "a TCP listener": [
            listener({ port: 80, protocol: "TCP", defaultActions: [forward] }),
            other("defaultActions[0]").replace(FIX, PASSED_ON),
        ],
        "a redirect that keeps the protocol": [
            listener({ ...http, defaultActions: [{ type: "redirect", redirect: { port: "443" } }] }),
            ...twice(other("defaultActions[0]")),
        ],
        "a redirect to HTTP": [
            listener({ ...http, defaultActions: [{ type: "redirect", redirect: { port: "8080", protocol: "HTTP" } }] }),
            ...twice(other("defaultActions[0]")),
        ],
        "a redirect to whatever the request came with": [
            listener({ ...http, defaultActions: [{ type: "redirect", redirect: { protocol: "#{protocol}" } }] }),
            ...twice(other("defaultActions[0]")),
        ],
        "a fixed response in plain text": [
            listener({ ...http, defaultActions: [{ type: "fixed-response" }] }),
            ...twice(other("defaultActions[0]")),
        ],
        "a rule that forwards on HTTP": [rule(http, [forward]), other("actions[0]", `path (${RULE})`)],
    },
    unknown: {
        "an action that is not known": [
            listener({ ...http, defaultActions: [{ type: unknown() }] }),
            `web (${LISTENER}): undecided, as this is not known: defaultActions[0]. Decided by: a plain action (a redirect to HTTPS).`,
        ],
        "a listener of another stack": [
            rule(https, [forward], "arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/x/1/2"),
            `path (${RULE}): undecided, as this is not known: the protocol of its listener. ` +
                "Decided by: a listener of this stack with a plain protocol.",
        ],
        "a protocol that is not known": [
            listener({ ...https, protocol: unknown() }),
            `web (${LISTENER}): undecided, as this is not known: protocol. Decided by: a plain protocol.`,
        ],
    },
    minimal: [
        bare("aws:lb/listener:Listener"),
        "subject (aws:lb/listener:Listener) answers without TLS; required: a redirect to HTTPS. Fix: redirect to port 443 with protocol HTTPS.",
        "subject (aws:lb/listener:Listener) answers without TLS; required: a redirect to HTTPS. Fix: redirect to port 443 with protocol HTTPS.",
    ],
    secret: [listener({ ...http, defaultActions: [{ type: secret("hunter2") }] }), "hunter2"],
    notApplicable: (stack) => void stack.add("aws:lb/targetGroup:TargetGroup", "web", { protocol: "HTTP" }),
});

describe("alb-https, before anything is created", () => {
    it("judges a listener, and leaves what is not known to the stack check", async () => {
        const judge = async (inputs: Inputs) => {
            const stack = new StackBuilder("preview");
            listener(inputs)(stack);
            return (await analyze([{ ...albHttps, check: () => [] }], stack.records)).diagnostics.length;
        };
        expect(await judge({ ...http, defaultActions: [forward] })).to.equal(1);
        expect(await judge({ ...http, defaultActions: [] })).to.equal(1);
        expect(await judge({ ...https, protocol: unknown() })).to.equal(0);
    });
});
