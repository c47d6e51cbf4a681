import { INTERNET } from "@platform/aws-model/network/addresses";
import { wafOnEntrances } from "../../../../policy-pack/policies/ingress/waf-on-entrances";
import { bare, type Build, describeStackPolicy } from "../../harness/describe-policy";
import { secret, unknown, type Inputs } from "../../harness/stack";

const LB = "aws:lb/loadBalancer:LoadBalancer";
const ACL = "aws:wafv2/webAcl:WebAcl";
const CDN = "aws:cloudfront/distribution:Distribution";
const OPEN = `web (${LB}) is open to the internet without a web ACL; required: one. Fix: add a wafv2.WebAclAssociation, or let fewer addresses connect.`;
const NO_LOG = `subject (${ACL}) has no log; required: one. Fix: add a wafv2.WebAclLoggingConfiguration.`;
const NAMELESS = `subject (${CDN}): webAclId is not set; required: a web ACL. Fix: set it to the ACL's ARN.`;
const ORIGINS = `subject (${CDN}): undecided, as this is not known: origins. Decided by: plain origins.`;
const CUSTOM = { customOriginConfig: { originProtocolPolicy: "https-only" } };

/** A public load balancer; `guard` tells its association's load balancer, or that it has none. */
function balancer(
    peers: readonly Inputs[],
    guard: "none" | "its own" | "unknown" = "none",
    inputs: Inputs = {},
): Build {
    return (stack) => {
        const vpc = stack.add("aws:ec2/vpc:Vpc", "main", { cidrBlock: "10.0.0.0/16" });
        const group = stack.add("aws:ec2/securityGroup:SecurityGroup", "clients", { vpcId: vpc.ref() });
        for (const [index, peer] of peers.entries()) {
            const about = { securityGroupId: group.ref(), ipProtocol: "tcp", fromPort: 443, toPort: 443 };
            stack.add("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", `rule-${index}`, {
                ...about,
                ...peer,
            });
        }
        const web = stack.add(LB, "web", { internal: false, securityGroups: [group.ref()], ...inputs });
        if (guard !== "none") {
            const resourceArn = guard === "unknown" ? unknown() : web.ref("arn");
            stack.add("aws:wafv2/webAclAssociation:WebAclAssociation", "web", { resourceArn, webAclArn: "arn:acl" });
        }
    };
}

const PUBLIC = INTERNET.toCidrs().filter((cidr) => !cidr.includes(":"));
const everybody = { cidrIpv4: "0.0.0.0/0" };
const distribution = (origin: Inputs, inputs: Inputs = {}) => bare(CDN, { origins: [origin], ...inputs });

describeStackPolicy(wafOnEntrances, {
    compliant: {
        "an open load balancer with a web ACL": balancer([everybody], "its own"),
        "a load balancer for a few": balancer([{ cidrIpv4: "198.51.100.0/24" }]),
        "a load balancer for somebody's list": balancer([{ prefixListId: "pl-0123456789abcdef0" }]),
        "an internal load balancer": balancer([everybody], "none", { internal: true }),
        "a distribution before a bucket": distribution({ domainName: "files.s3.us-east-1.amazonaws.com" }),
        "a distribution before a program, with a web ACL": distribution(CUSTOM, { webAclId: "arn:acl" }),
        "a distribution before nobody knows what, with a web ACL": bare(CDN, {
            origins: unknown(),
            webAclId: "arn:acl",
        }),
        "a web ACL with a log": (stack) => {
            const acl = stack.add(ACL, "subject", { rules: [{ name: "common" }] });
            stack.add("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "log", {
                resourceArn: acl.ref("arn"),
            });
        },
    },
    violating: {
        "an open load balancer without one": [balancer([everybody]), OPEN],
        "one whose halves are open": [balancer([{ cidrIpv4: "0.0.0.0/1" }, { cidrIpv4: "128.0.0.0/1" }]), OPEN],
        "one that is open over IPv6 alone": [balancer([{ cidrIpv6: "::/0" }]), OPEN],
        "one that is open to all but private addresses": [balancer(PUBLIC.map((cidrIpv4) => ({ cidrIpv4 }))), OPEN],
        "a distribution before a program": [distribution(CUSTOM), NAMELESS],
        "a distribution before a program and something that is not known": [
            bare(CDN, { origins: [CUSTOM, unknown()] }),
            NAMELESS,
        ],
        "a distribution before a load balancer in a VPC": [distribution({ vpcOriginConfig: {} }), NAMELESS],
    },
    unknown: {
        "an association of nobody knows what": [
            balancer([everybody], "unknown"),
            `web (${LB}): undecided, as this is not known: which web ACL is before it. Decided by: associations that refer to it.`,
        ],
        "addresses that are not known": [
            balancer([{ cidrIpv4: unknown() }]),
            `web (${LB}): undecided, as this is not known: whether the internet may connect. Decided by: plain CIDR blocks.`,
        ],
        "origins that are not known": [bare(CDN, { origins: unknown() }), ORIGINS],
        "an origin of which it is not known whether it is a program": [
            distribution({ customOriginConfig: unknown() }, { webAclId: "" }),
            ORIGINS,
        ],
        "a log of nobody knows which ACL": [
            (stack) => {
                stack.add(ACL, "subject", {});
                stack.add("aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration", "log", {
                    resourceArn: unknown(),
                });
            },
            `subject (${ACL}): undecided, as this is not known: which log is its own. Decided by: logging configurations that refer to it.`,
        ],
    },
    secret: [balancer([everybody], "none", { name: secret("hunter2") }), "hunter2"],
    minimal: [bare(ACL), NO_LOG],
    notApplicable: bare("aws:sns/topic:Topic"),
});
