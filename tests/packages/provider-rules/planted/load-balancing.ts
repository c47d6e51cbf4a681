import { add, change, rename, resource, UNKNOWN, urnOf } from "../fixtures/build";
import type { Mistake } from "./mistake";

const FORWARD = [{ type: "forward", targetGroupArn: UNKNOWN }];
const HOST = { hostHeader: { values: ["www.example.org"] } };

/** Load balancers, listeners, rules, target groups. */
export const LOAD_BALANCING_MISTAKES: readonly Mistake[] = [
    {
        mistake: "a target group name of 40 characters",
        edit: change("targets", { name: "a".repeat(40) }),
        says: 'targets: name = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": is 40 characters long: must be 1 to 32 characters → shorten it',
    },
    {
        mistake: "a logical name too long for an automatic name",
        edit: rename("targets", "public-web-application-targets"),
        says: "targets: name: would be 38 characters long: the logical name and 8 more; must be at most 32 → shorten the logical name to 24 characters, or give name",
    },
    {
        mistake: "a logical name with characters that a load balancer cannot have",
        edit: rename("balancer", "front_end"),
        says: 'balancer: name: would be made of the logical name "front_end": must consist of letters, digits and hyphens, neither first nor last a hyphen, not beginning with "internal-" → change the logical name, or give name',
    },
    {
        mistake: "a load balancer in one zone",
        edit: change("balancer", { subnets: [UNKNOWN] }),
        says: 'balancer: subnets = ["unknown"]: must be subnets in at least two availability zones for an application load balancer → add a subnet of another zone',
    },
    {
        mistake: "a listener for HTTPS without a certificate",
        edit: change("https", { certificateArn: undefined }),
        says: "https: certificateArn: is missing: a listener for HTTPS needs a certificate → give the ARN of a certificate of the same region",
    },
    {
        mistake: "a further certificate at a listener without TLS",
        edit: add(
            resource(
                "lb/listenerCertificate:ListenerCertificate",
                "further",
                { certificateArn: UNKNOWN },
                { listenerArn: "http" },
            ),
        ),
        says: 'further: listenerArn = unknown: must be that of a listener for HTTPS or TLS: "http" is for HTTP → give it to another listener, or change the protocol',
    },
    {
        mistake: "a listener protocol that the load balancer lacks",
        edit: change("http", { protocol: "TCP" }),
        says: 'http: protocol = "TCP": must be one of HTTP, HTTPS on the application load balancer "balancer" → change the protocol, or the load balancer\'s type',
    },
    {
        mistake: "one port used by two listeners",
        edit: change("http", { port: 443 }),
        says: 'http: port = 443: is taken by listener "https" of the same load balancer → give each listener a port of its own',
    },
    {
        mistake: "a redirect to itself",
        edit: change("http", { defaultActions: [{ type: "redirect", redirect: { statusCode: "HTTP_301" } }] }),
        says: 'http: defaultActions[0].redirect = {"statusCode":"HTTP_301"}: must change the protocol, host, port, path or query → for HTTP to HTTPS give protocol "HTTPS" and port "443"',
    },
    {
        mistake: "an action without its settings",
        edit: change("http", { defaultActions: [{ type: "redirect" }] }),
        says: 'http: defaultActions[0].redirect: is missing: an action of type "redirect" needs it → set it',
    },
    {
        mistake: "a listener rule priority of 60000",
        edit: change("rule", { priority: 60000 }),
        says: "rule: priority = 60000: must be a whole number from 1 to 50000 → choose one in this range",
    },
    {
        mistake: "one priority used twice on a listener",
        edit: add(
            resource(
                "lb/listenerRule:ListenerRule",
                "other",
                { priority: 100, actions: FORWARD, conditions: [HOST] },
                { listenerArn: "https", actions: "targets" },
            ),
        ),
        says: 'other: priority = 100: is taken by rule "rule" of the same listener → give each rule of a listener a priority of its own',
    },
    {
        mistake: "six values in the conditions of a rule",
        edit: change("rule", { conditions: [{ pathPattern: { values: ["/a", "/b", "/c", "/d", "/e", "/f"] } }] }),
        says: 'rule: conditions = [{"pathPattern":{"values":["/a","/b","/c","/d","/e","/f"]}}]: holds 6 values: a rule may compare at most 5 → split the rule',
    },
    {
        mistake: "two conditions in one",
        edit: change("rule", { conditions: [{ ...HOST, pathPattern: { values: ["/a"] } }] }),
        says: 'rule: conditions[0] = {"hostHeader":{"values":["www.example.org"]},"pathPattern":{"values":["/a"]}}: must hold exactly one of hostHeader, httpHeader, httpRequestMethod, pathPattern, queryStrings, sourceIp → make one condition of each',
    },
    {
        mistake: "a health-check timeout not below its interval",
        edit: change("targets", { healthCheck: { path: "/", interval: 30, timeout: 30 } }),
        says: "targets: healthCheck.timeout = 30: must be below healthCheck.interval, which is 30 → lower the timeout to 29 or less, or raise the interval",
    },
    {
        mistake: "a health-check interval of 1 second",
        edit: change("targets", { healthCheck: { path: "/", interval: 1 } }),
        says: "targets: healthCheck.interval = 1: must be 5 to 300 → use 5",
    },
    {
        mistake: "a health-check path without a slash",
        edit: change("targets", { healthCheck: { path: "health" } }),
        says: 'targets: healthCheck.path = "health": must begin with a slash → put / before it',
    },
    {
        mistake: "codes that a health check cannot match",
        edit: change("targets", { healthCheck: { matcher: "200-599" } }),
        says: 'targets: healthCheck.matcher = "200-599": must be codes from 200 to 499, as in "200,204" or "200-299" → correct the codes',
    },
    {
        mistake: "a deregistration delay of two hours",
        edit: change("targets", { deregistrationDelay: 7200 }),
        says: "targets: deregistrationDelay = 7200: must be 0 to 3600 seconds → use a value in this range",
    },
    {
        mistake: "stickiness by address on HTTP",
        edit: change("targets", { stickiness: { type: "source_ip" } }),
        says: 'targets: stickiness.type = "source_ip": must be lb_cookie or app_cookie for a target group of protocol HTTP → change the type',
    },
    {
        mistake: "an idle timeout of two hours",
        edit: change("balancer", { idleTimeout: 7200 }),
        says: "balancer: idleTimeout = 7200: must be 1 to 4000 seconds → use a value in this range",
    },
    {
        mistake: "a service that does not wait for the rule that leads to it",
        edit: (resources) =>
            resources.map((one) =>
                one.name === "service"
                    ? { ...one, dependencies: one.dependencies?.filter((urn) => urn !== urnOf("rule")) ?? [] }
                    : one,
            ),
        says: 'service: loadBalancers = [{"targetGroupArn":"unknown","containerName":"web","containerPort":8080}]: leads to target group "targets", which ECS refuses before a listener does: the service does not wait for "rule" → give the service dependsOn with "rule"',
    },
];
