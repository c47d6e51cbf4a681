import { add, change, resource, UNKNOWN } from "../fixtures/build";
import type { Mistake } from "./mistake";

const GROUP_ARN = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/0f0e0d0c0b0a0908";

/** Names, certificates, load balancing, networks in the details. */
export const EDGE_MISTAKES: readonly Mistake[] = [
    {
        mistake: "a record without content",
        edit: change("www", { records: undefined, ttl: undefined }),
        says: "www: records: is missing: a record needs records, or aliases → give one of the two",
    },
    {
        mistake: "a CNAME with two names",
        edit: change("www", { type: "CNAME", records: ["a.example.org", "b.example.org"] }),
        says: 'www: records = ["a.example.org","b.example.org"]: must hold one name in a record of type CNAME → keep one',
    },
    {
        mistake: "a mail record without a priority",
        edit: change("www", { type: "MX", records: ["mail.example.org"] }),
        says: 'www: records[0] = "mail.example.org": must hold a priority and a host, as in "10 mail.example.org" in a record of type MX → correct the value, or the type',
    },
    {
        mistake: "a weight without an identifier",
        edit: change("www", { weightedRoutingPolicies: [{ weight: 10 }] }),
        says: "www: setIdentifier: is missing: weightedRoutingPolicies needs it → set it",
    },
    {
        mistake: "two ways of routing",
        edit: change("www", {
            weightedRoutingPolicies: [{ weight: 10 }],
            latencyRoutingPolicies: [{ region: "eu-central-1" }],
            setIdentifier: "a",
        }),
        says: 'www: latencyRoutingPolicies = [{"region":"eu-central-1"}]: cannot be given together with weightedRoutingPolicies → remove one of the two',
    },
    {
        mistake: "a certificate's name with a star inside",
        edit: change("certificate", { domainName: "www.*.example.org" }),
        says: 'certificate: domainName = "www.*.example.org": must be a domain name, with * as its first label at most → correct the name',
    },
    {
        mistake: "a certificate's name of 70 characters",
        edit: change("certificate", { domainName: `${"a".repeat(58)}.example.org` }),
        says: 'certificate: domainName = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example.org": must have at most 64 characters: longer names go into subjectAlternativeNames → give a shorter first name',
    },
    {
        mistake: "a behaviour without an origin",
        edit: change("site", {
            defaultCacheBehavior: {
                targetOriginId: "api",
                viewerProtocolPolicy: "https-only",
                allowedMethods: ["GET", "HEAD"],
                cachedMethods: ["GET", "HEAD"],
            },
        }),
        says: 'site: defaultCacheBehavior.targetOriginId = "api": is no origin of the distribution, which has bucket → name one of these',
    },
    {
        mistake: "names without a certificate",
        edit: change("site", { viewerCertificate: { cloudfrontDefaultCertificate: true } }),
        says: 'site: aliases = ["static.example.org"]: need a certificate of their own in viewerCertificate → give acmCertificateArn',
    },
    {
        mistake: "a certificate without a method",
        edit: change("site", { viewerCertificate: { acmCertificateArn: UNKNOWN } }),
        says: 'site: viewerCertificate.sslSupportMethod: is missing: a certificate of one\'s own needs it → set it to "sni-only"',
    },
    {
        mistake: "a target group without a network",
        edit: change("targets", { vpcId: undefined }),
        says: 'targets: vpcId: is missing: targets of type "instance" need it → set it',
    },
    {
        mistake: "a health check on port 0",
        edit: change("targets", { healthCheck: { port: "0" } }),
        says: 'targets: healthCheck.port = "0": must be a port from 1 to 65535, or "traffic-port" → correct the port',
    },
    {
        mistake: "a TCP check of an HTTP target",
        edit: change("targets", { healthCheck: { protocol: "TCP" } }),
        says: 'targets: healthCheck.protocol = "TCP": must be HTTP or HTTPS for a target group of protocol "HTTP" → use HTTP or HTTPS',
    },
    {
        mistake: "a slow start of 10 seconds",
        edit: change("targets", { slowStart: 10 }),
        says: "targets: slowStart = 10: must be 0, or 30 to 900 seconds → use a value in this range",
    },
    {
        mistake: "a cookie without a name",
        edit: change("targets", { stickiness: { type: "app_cookie" } }),
        says: 'targets: stickiness.cookieName: is missing: stickiness of type "app_cookie" needs it → set it',
    },
    {
        mistake: "a TLS policy on plain HTTP",
        edit: change("http", { sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" }),
        says: 'http: sslPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06": has no effect on a listener for HTTP → remove it, or change the protocol to HTTPS or TLS',
        level: "advisory",
    },
    {
        mistake: "targets for a redirect",
        edit: change("http", {
            defaultActions: [
                {
                    targetGroupArn: GROUP_ARN,
                    type: "redirect",
                    redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" },
                },
            ],
        }),
        says: 'http: defaultActions[0].targetGroupArn = "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/web/0f0e0d0…: does not belong to an action of type "redirect" → remove it, or change the action\'s type',
        level: "advisory",
    },
    {
        mistake: "a rule without conditions",
        edit: change("rule", { conditions: [] }),
        says: "rule: conditions = []: must hold at least one condition → add a hostHeader or a pathPattern",
    },
    {
        mistake: "two host conditions",
        edit: change("rule", {
            conditions: [{ hostHeader: { values: ["a.example.org"] } }, { hostHeader: { values: ["b.example.org"] } }],
        }),
        says: 'rule: conditions[1].hostHeader = {"values":["b.example.org"]}: can be given once in a rule → put all values into one condition',
    },
    {
        mistake: "two subnets of one zone for a load balancer",
        edit: add(
            resource(
                "ec2/subnet:Subnet",
                "subnet-c",
                { cidrBlock: "10.20.32.0/20", availabilityZone: "eu-central-1a" },
                { vpcId: "vpc" },
            ),
            resource("lb/loadBalancer:LoadBalancer", "narrow", {}, { subnets: ["subnet-a", "subnet-c"] }),
        ),
        says: 'narrow: subnets = ["unknown","unknown"]: must be subnets of different availability zones: two are in eu-central-1a → keep one subnet for each zone',
    },
    {
        mistake: "an interface endpoint with route tables",
        edit: change("endpoint", { vpcEndpointType: "Interface", routeTableIds: ["rtb-0a1b2c3d"] }),
        says: 'endpoint: routeTableIds = ["rtb-0a1b2c3d"]: does not apply to an endpoint of type Interface → remove it, or set vpcEndpointType',
    },
    {
        mistake: "a flow log without a kind of traffic",
        edit: change("flow-log", { trafficType: undefined }),
        says: 'flow-log: trafficType: is missing: vpcId needs it → set it to "ALL", "ACCEPT" or "REJECT"',
    },
    {
        mistake: "a zonal NAT gateway without a subnet",
        edit: change("nat", { subnetId: undefined }),
        says: "nat: subnetId: is missing: a zonal NAT gateway lies in a subnet → set it",
    },
    {
        mistake: "a rule without any source",
        edit: add(
            resource(
                "ec2/securityGroupRule:SecurityGroupRule",
                "old",
                { type: "ingress", protocol: "tcp", fromPort: 80, toPort: 80 },
                { securityGroupId: "group" },
            ),
        ),
        says: "old: cidrBlocks: is missing: one of cidrBlocks, ipv6CidrBlocks, prefixListIds, self, sourceSecurityGroupId is required → give one of them",
    },
    {
        mistake: "one inside block for both tunnels",
        edit: change("tunnel", { tunnel2InsideCidr: "169.254.10.0/30" }),
        says: 'tunnel: tunnel2InsideCidr = "169.254.10.0/30": must differ from tunnel1InsideCidr → take another /30 of 169.254.0.0/16',
    },
    {
        mistake: "a preshared key that begins with zero",
        edit: change("tunnel", { tunnel1PresharedKey: "0123456789" }),
        says: 'tunnel: tunnel1PresharedKey = "0123456789": must consist of letters, digits, dots and underscores, the first character no zero → make a new one',
    },
    {
        mistake: "a margin longer than half of phase 2",
        edit: change("tunnel", { tunnel1Phase2LifetimeSeconds: 900 }),
        says: "tunnel: tunnel1RekeyMarginTimeSeconds = 540: must be at most half of tunnel1Phase2LifetimeSeconds, which is 900 → shorten the margin",
    },
    {
        mistake: "a number of 4 bytes in the short property",
        edit: change("office", { bgpAsn: "4200000000" }),
        says: 'office: bgpAsn = "4200000000": must be 1 to 2147483647 → give it as bgpAsnExtended',
    },
    {
        mistake: "clients inside the VPC",
        edit: add(
            resource(
                "ec2clientvpn/endpoint:Endpoint",
                "clients",
                {
                    serverCertificateArn: UNKNOWN,
                    clientCidrBlock: "10.20.0.0/22",
                    authenticationOptions: [{ type: "certificate-authentication" }],
                    connectionLogOptions: { enabled: false },
                },
                { vpcId: "vpc" },
            ),
        ),
        says: 'clients: clientCidrBlock = "10.20.0.0/22": must not overlap the VPC\'s "10.20.0.0/16" → take addresses that are used nowhere else',
    },
    {
        mistake: "an issuer without TLS",
        edit: add(
            resource("iam/openIdConnectProvider:OpenIdConnectProvider", "issuer", {
                url: "http://issuer.example.org",
                clientIdLists: ["sts.amazonaws.com"],
            }),
        ),
        says: 'issuer: url = "http://issuer.example.org": must begin with https:// → use the issuer\'s https address',
    },
    {
        mistake: "a region that is none",
        edit: change("logs", { region: "frankfurt" }),
        says: 'logs: region = "frankfurt": must be the name of a region, such as eu-central-1 → write the region\'s full name',
    },
    {
        mistake: "a tag of 300 characters",
        edit: change("vpc", { tags: { Name: "n".repeat(300) } }),
        says: 'vpc: tags.Name = "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn…: must have at most 256 characters → shorten the value',
    },
    {
        mistake: "51 tags",
        edit: change("vpc", { tags: Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`t${n}`, "x"])) }),
        says: 'vpc: tags = {"t0":"x","t1":"x","t2":"x","t3":"x","t4":"x","t5":"x","t6":"x","t7":"x","t8":"…: must be at most 50 → leave some out',
    },
    {
        mistake: "a region and a partition that do not go together",
        edit: change("flow-log", { iamRoleArn: "arn:aws:iam:cn-north-1:123456789012:role/logs" }),
        says: 'flow-log: iamRoleArn = "arn:aws:iam:cn-north-1:123456789012:role/logs": holds an ARN of region cn-north-1 and partition "aws", which do not go together → write "aws-cn"',
    },
    {
        mistake: "a text for a switch",
        edit: change("vpc", { enableDnsHostnames: "yes" }),
        says: 'vpc: enableDnsHostnames = "yes": must be true or false → give true or false',
    },
    {
        mistake: "a long text where it is limited",
        edit: change("group", { description: "d".repeat(300) }),
        says: 'group: description = "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd…: is 300 characters long: must be 0 to 255 → shorten it',
    },
    {
        mistake: "a character that is not allowed",
        edit: change("group", { egress: [{ protocol: "-1", fromPort: 0, toPort: 0, description: "to the world!?" }] }),
        says: 'group: egress[0].description = "to the world!?": must match ^[0-9A-Za-z_ .:/()#,@\\[\\]+=&;{}!$*-]*$ → keep to the characters that it allows',
    },
];
