import { add, change, rename, resource, UNKNOWN } from "../fixtures/build";
import type { Mistake } from "./mistake";

const FORWARD = [{ type: "forward", targetGroupArn: UNKNOWN }];
const HOST = { hostHeader: { values: ["www.example.org"] } };

/** Load balancers, listeners, rules, target groups. */
export const LOAD_BALANCING_MISTAKES: readonly Mistake[] = [
    { mistake: "a target group name of 40 characters", edit: change("targets", { name: "a".repeat(40) }), says: "" },
    {
        mistake: "a logical name too long for an automatic name",
        edit: rename("targets", "public-web-application-targets"),
        says: "",
    },
    {
        mistake: "a logical name with characters that a load balancer cannot have",
        edit: rename("balancer", "front_end"),
        says: "",
    },
    { mistake: "a load balancer in one zone", edit: change("balancer", { subnets: [UNKNOWN] }), says: "" },
    {
        mistake: "a listener for HTTPS without a certificate",
        edit: change("https", { certificateArn: undefined }),
        says: "",
    },
    {
        mistake: "a listener protocol that the load balancer lacks",
        edit: change("http", { protocol: "TCP" }),
        says: "",
    },
    { mistake: "one port used by two listeners", edit: change("http", { port: 443 }), says: "" },
    {
        mistake: "a redirect to itself",
        edit: change("http", { defaultActions: [{ type: "redirect", redirect: { statusCode: "HTTP_301" } }] }),
        says: "",
    },
    {
        mistake: "an action without its settings",
        edit: change("http", { defaultActions: [{ type: "redirect" }] }),
        says: "",
    },
    { mistake: "a listener rule priority of 60000", edit: change("rule", { priority: 60000 }), says: "" },
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
        says: "",
    },
    {
        mistake: "six values in the conditions of a rule",
        edit: change("rule", { conditions: [{ pathPattern: { values: ["/a", "/b", "/c", "/d", "/e", "/f"] } }] }),
        says: "",
    },
    {
        mistake: "two conditions in one",
        edit: change("rule", { conditions: [{ ...HOST, pathPattern: { values: ["/a"] } }] }),
        says: "",
    },
    {
        mistake: "a health-check timeout not below its interval",
        edit: change("targets", { healthCheck: { path: "/", interval: 30, timeout: 30 } }),
        says: "",
    },
    {
        mistake: "a health-check interval of 1 second",
        edit: change("targets", { healthCheck: { path: "/", interval: 1 } }),
        says: "",
    },
    {
        mistake: "a health-check path without a slash",
        edit: change("targets", { healthCheck: { path: "health" } }),
        says: "",
    },
    {
        mistake: "codes that a health check cannot match",
        edit: change("targets", { healthCheck: { matcher: "200-599" } }),
        says: "",
    },
    {
        mistake: "a deregistration delay of two hours",
        edit: change("targets", { deregistrationDelay: 7200 }),
        says: "",
    },
    {
        mistake: "stickiness by address on HTTP",
        edit: change("targets", { stickiness: { type: "source_ip" } }),
        says: "",
    },
    { mistake: "an idle timeout of two hours", edit: change("balancer", { idleTimeout: 7200 }), says: "" },
];
