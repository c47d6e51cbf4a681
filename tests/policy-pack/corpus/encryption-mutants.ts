import { encryptionDataMutants } from "./encryption-data-mutants";
import { extraOf } from "./extras/extra";
import { CDN, ORIGIN, site } from "./extras/storage";
import { instance } from "./extras/workloads";
import type { Mutant } from "./mutant";
import { appTemplate, publicBalancer } from "./roles";
import { adds, control, killedBy, sets, UNKNOWN, unsets, type Properties } from "./shorthands";
import type { Content, Editable, StackEdit } from "./stack-edit";

/** The first HTTPS listener. */
function listener(stack: StackEdit): Editable {
    return stack.one("aws:lb/listener:Listener", ({ inputs }) => inputs["protocol"] === "HTTPS");
}

function newListener(stack: StackEdit, type: string, properties: Properties): Editable {
    return stack.add(type, "mutant", {
        loadBalancerArn: stack.link(publicBalancer(stack), "arn"),
        port: 8443,
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
        defaultActions: [{ type: "fixed-response", fixedResponse: { contentType: "text/plain", statusCode: "404" } }],
        ...properties,
    });
}

const tls = killedBy("tls-modern");
const listeners: readonly Mutant[] = [
    tls("the HTTPS listener names no policy", (stack) => {
        stack.unset(listener(stack), "sslPolicy");
    }),
    tls("the HTTPS listener still speaks TLS 1.0", (stack) => {
        stack.set(listener(stack), "sslPolicy", "ELBSecurityPolicy-2016-08");
    }),
    tls("a policy that has TLS13 in its name and speaks TLS 1.0", (stack) => {
        stack.set(listener(stack), "sslPolicy", "ELBSecurityPolicy-TLS13-1-0-2021-06");
    }),
    tls("a policy that begins like a recommended one", (stack) => {
        stack.set(listener(stack), "sslPolicy", "ELBSecurityPolicy-TLS13-1-2-2021-06");
    }),
    tls("a listener under its other type token", (stack) => {
        newListener(stack, "aws:alb/listener:Listener", { protocol: "HTTPS", sslPolicy: "ELBSecurityPolicy-2016-08" });
    }),
    tls("a TLS listener of a network load balancer", (stack) => {
        newListener(stack, "aws:lb/listener:Listener", { protocol: "TLS", sslPolicy: "ELBSecurityPolicy-FS-2018-06" });
    }),
    tls("a policy that is not known", (stack) => {
        stack.set(listener(stack), "sslPolicy", UNKNOWN);
    }),
    control("the HTTPS listener speaks TLS 1.3 alone", (stack) => {
        stack.set(listener(stack), "sslPolicy", "ELBSecurityPolicy-TLS13-1-3-2021-06");
    }),
];

const ebs = killedBy("ebs-encrypted");
const mapped = (stack: StackEdit, ...mappings: readonly Content[]) => {
    stack.set(appTemplate(stack), "blockDeviceMappings", mappings);
};
const ROOT = { deviceName: "/dev/xvda", ebs: { encrypted: "true" } };
const volumes: readonly Mutant[] = [
    ebs("the apps' root volume is not encrypted, as text", (stack) => {
        mapped(stack, { deviceName: "/dev/xvda", ebs: { encrypted: "false" } });
    }),
    ebs("the apps' root volume leaves encryption out", (stack) => {
        mapped(stack, { deviceName: "/dev/xvda", ebs: { volumeSize: 50 } });
    }),
    ebs("the apps' root volume comes as the image has it", (stack) => {
        mapped(stack, { deviceName: "/dev/sdf", ebs: { encrypted: "true" } });
    }),
    ebs("the apps' template maps nothing", (stack) => {
        stack.unset(appTemplate(stack), "blockDeviceMappings");
    }),
    ebs("a second volume of the apps is not encrypted", (stack) => {
        mapped(stack, ROOT, { deviceName: "/dev/sdb", ebs: { volumeSize: 8 } });
    }),
    ebs("a second volume of which that is not known", (stack) => {
        mapped(stack, ROOT, { deviceName: "/dev/sdb", ebs: { encrypted: UNKNOWN } });
    }),
    killedBy("ebs-encrypted", instance)(
        "an instance that says nothing of its root volume",
        unsets((stack) => extraOf(stack, "aws:ec2/instance:Instance"), "rootBlockDevice"),
    ),
    ebs("a launch configuration with a plain volume", (stack) => {
        const properties = { rootBlockDevice: { encrypted: true }, ebsBlockDevices: [{ deviceName: "/dev/sdb" }] };
        adds("aws:ec2/launchConfiguration:LaunchConfiguration", properties)(stack);
    }),
    ebs("a volume of its own", adds("aws:ebs/volume:Volume", { size: 8 })),
    ebs("a plain copy of a snapshot", adds("aws:ebs/snapshotCopy:SnapshotCopy", { encrypted: false })),
    ebs(
        "the account's default is turned off",
        adds("aws:ebs/encryptionByDefault:EncryptionByDefault", { enabled: false }),
    ),
];

const viewers = { minimumProtocolVersion: "TLSv1.1_2016", acmCertificateArn: "arn", sslSupportMethod: "sni-only" };
const distribution = (changes: Properties) => sets((stack) => extraOf(stack, CDN), changes);
const cloudfront = killedBy("cloudfront-tls", site);
const distributions: readonly Mutant[] = [
    cloudfront(
        "a distribution with CloudFront's own certificate",
        distribution({ viewerCertificate: { cloudfrontDefaultCertificate: true } }),
    ),
    cloudfront("a distribution that speaks TLS 1.1", distribution({ viewerCertificate: viewers })),
    cloudfront(
        "a distribution that answers plain HTTP on some paths",
        distribution({ orderedCacheBehaviors: [{ pathPattern: "/old/*", viewerProtocolPolicy: "allow-all" }] }),
    ),
    cloudfront("a distribution that asks its origin in the clear", (stack) => {
        const app = { originId: "app", domainName: "apps.example.gov" };
        const origins = [ORIGIN, { ...app, customOriginConfig: { originProtocolPolicy: "match-viewer" } }];
        distribution({ origins })(stack);
    }),
    killedBy("cloudfront-tls")(
        "a distribution for many tenants that speaks TLS 1.0",
        adds("aws:cloudfront/multitenantDistribution:MultitenantDistribution", { viewerCertificate: {} }),
    ),
];

const TOPIC = "aws:sns/topic:Topic";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const KEY = "aws:kms/key:Key";
const own = killedBy("cmk-for-sns-logs-secrets");
const rotates = killedBy("kms-rotation");
const keys: readonly Mutant[] = [
    own(
        "a topic without a key",
        unsets((stack) => stack.one(TOPIC), "kmsMasterKeyId"),
    ),
    own(
        "a log group without a key",
        unsets((stack) => stack.one(LOG_GROUP), "kmsKeyId"),
    ),
    own(
        "a secret with AWS's own key",
        adds("aws:secretsmanager/secret:Secret", { kmsKeyId: "alias/aws/secretsmanager" }),
    ),
    rotates(
        "a key that never rotates",
        unsets((stack) => stack.one(KEY), "enableKeyRotation"),
    ),
    rotates(
        "a key whose rotation is turned off",
        sets((stack) => stack.one(KEY), { enableKeyRotation: "false" }),
    ),
];

/** Mutants about what is encrypted, on the wire and on disk. */
export const encryptionMutants: readonly Mutant[] = [
    ...listeners,
    ...volumes,
    ...encryptionDataMutants,
    ...distributions,
    ...keys,
];
