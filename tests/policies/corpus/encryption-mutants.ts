import { encryptionDataMutants } from "./encryption-data-mutants";
import type { Mutant } from "./mutant";
import { appTemplate, publicBalancer } from "./roles";
import { adds, killedBy, UNKNOWN, type Properties } from "./shorthands";
import type { Content, Editable, StackEdit } from "./stack-edit";

/** The HTTPS listener of the public load balancer; where there is none, one that complies. */
function listener(stack: StackEdit): Editable {
    const found = stack.ofType("aws:lb/listener:Listener").find(({ inputs }) => inputs["protocol"] === "HTTPS");
    return found ?? newListener(stack, "aws:lb/listener:Listener", { protocol: "HTTPS" });
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
    {
        name: "the HTTPS listener speaks TLS 1.3 alone",
        apply: (stack) => {
            stack.set(listener(stack), "sslPolicy", "ELBSecurityPolicy-TLS13-1-3-2021-06");
        },
        killedBy: null,
    },
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
    ebs("an instance that says nothing of its root volume", adds("aws:ec2/instance:Instance")),
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

const DISTRIBUTION = {
    viewerCertificate: {
        acmCertificateArn: "arn",
        minimumProtocolVersion: "TLSv1.2_2021",
        sslSupportMethod: "sni-only",
    },
    defaultCacheBehavior: { viewerProtocolPolicy: "redirect-to-https" },
    origins: [{ customOriginConfig: { originProtocolPolicy: "https-only", originSslProtocols: ["TLSv1.2"] } }],
};
const distribution = (changes: Properties, type = "distribution:Distribution") =>
    adds(`aws:cloudfront/${type}`, { ...DISTRIBUTION, ...changes });
const cloudfront = killedBy("cloudfront-tls");
const distributions: readonly Mutant[] = [
    cloudfront("a distribution with CloudFront's own certificate", (stack) => {
        distribution({ viewerCertificate: { cloudfrontDefaultCertificate: true } })(stack);
    }),
    cloudfront("a distribution that speaks TLS 1.1", (stack) => {
        distribution({ viewerCertificate: { minimumProtocolVersion: "TLSv1.1_2016" } })(stack);
    }),
    cloudfront("a distribution that answers plain HTTP on some paths", (stack) => {
        distribution({ orderedCacheBehaviors: [{ viewerProtocolPolicy: "allow-all" }] })(stack);
    }),
    cloudfront("a distribution that asks its origin in the clear", (stack) => {
        distribution({ origins: [{ customOriginConfig: { originProtocolPolicy: "match-viewer" } }] })(stack);
    }),
    cloudfront("a distribution for many tenants that speaks TLS 1.0", (stack) => {
        distribution({ viewerCertificate: {} }, "multitenantDistribution:MultitenantDistribution")(stack);
    }),
];

const keys: readonly Mutant[] = [
    killedBy("cmk-for-sns-logs-secrets")("a topic without a key", adds("aws:sns/topic:Topic")),
    killedBy("cmk-for-sns-logs-secrets")("a log group without a key", (stack) => {
        adds("aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 90 })(stack);
    }),
    killedBy("cmk-for-sns-logs-secrets")("a secret with AWS's own key", (stack) => {
        adds("aws:secretsmanager/secret:Secret", { kmsKeyId: "alias/aws/secretsmanager" })(stack);
    }),
    killedBy("kms-rotation")("a key that never rotates", adds("aws:kms/key:Key", { description: "mutant" })),
    killedBy("kms-rotation")("a key whose rotation is turned off", (stack) => {
        const key = stack.ofType("aws:kms/key:Key")[0] ?? stack.add("aws:kms/key:Key", "mutant", {});
        stack.set(key, "enableKeyRotation", "false");
    }),
];

export const encryptionMutants: readonly Mutant[] = [
    ...listeners,
    ...volumes,
    ...encryptionDataMutants,
    ...distributions,
    ...keys,
];
