import { site, CDN, ORIGIN } from "./extras/storage";
import { extraOf } from "./extras/extra";
import { webAcl } from "./extras/web-acl";
import type { Mutant } from "./mutant";
import { balancerGroup } from "./roles";
import { adds, control, killedBy, sets } from "./shorthands";
import type { Editable, StackEdit } from "./stack-edit";

const ASSOCIATION = "aws:wafv2/webAclAssociation:WebAclAssociation";
const LOGGING = "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration";

const watched = killedBy("waf-on-entrances");
const entrances: readonly Mutant[] = [
    watched("an open load balancer without its web ACL", (stack) => {
        stack.remove(stack.one(ASSOCIATION));
    }),
    watched("a web ACL whose log is gone", (stack) => {
        stack.remove(stack.one(LOGGING));
    }),
    watched("a load balancer that opens to everybody, without a web ACL", (stack) => {
        stack.add("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "mutant", {
            securityGroupId: stack.link(balancerGroup(stack, unreadBalancer(stack))),
            description: "HTTPS from the internet",
            ...{ ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "0.0.0.0/0" },
        });
    }),
    killedBy("waf-on-entrances", site)(
        "a CDN before a program, without a web ACL",
        sets((stack) => extraOf(stack, CDN), {
            origins: [ORIGIN, { originId: "app", domainName: "app.example.gov", customOriginConfig: {} }],
        }),
    ),
].map((mutant) => ({ ...mutant, productionOnly: true }));

const exclusive = killedBy("exclusive-attachments");
const attachments: readonly Mutant[] = [
    exclusive("a web ACL that its own replacement takes away", adds(ASSOCIATION, { resourceArn: "arn:balancer" })),
    killedBy("exclusive-attachments", webAcl)("a log that is gone once its group is another", (stack) => {
        extraOf(stack, LOGGING).options = {};
    }),
    control("a web ACL with a log", () => undefined, webAcl),
];

/** A public load balancer that no web ACL is before. */
function unreadBalancer(stack: StackEdit): Editable {
    const read = stack
        .ofType(ASSOCIATION)
        .flatMap(({ propertyDependencies }) => propertyDependencies["resourceArn"] ?? []);
    return stack.one(
        "aws:lb/loadBalancer:LoadBalancer",
        ({ urn, inputs }) => inputs["internal"] === false && !read.includes(urn),
    );
}

/** What stands before programs that the internet may ask. */
export const wafMutants: readonly Mutant[] = [...entrances, ...attachments];
