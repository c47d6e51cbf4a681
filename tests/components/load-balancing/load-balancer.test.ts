import { expect } from "chai";
import { alarmInputs } from "../../harness/alarms";
import { testTopics } from "../../harness/scope";
import { certificateArn, recordLoadBalancer, token, type Both } from "./fixture";

const everything = [
    "aws:cloudwatch/metricAlarm:MetricAlarm public-errors",
    "aws:cloudwatch/metricAlarm:MetricAlarm public-rejected",
    "aws:ec2/securityGroup:SecurityGroup public-clients",
    "aws:lb/listener:Listener public-http",
    "aws:lb/listener:Listener public-https",
    "aws:lb/loadBalancer:LoadBalancer public",
    "aws:s3/bucket:Bucket public-logs",
    "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration public-logs",
    "aws:s3/bucketOwnershipControls:BucketOwnershipControls public-logs",
    "aws:s3/bucketPolicy:BucketPolicy public-logs",
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock public-logs",
    "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration public-logs",
    "aws:s3/bucketVersioning:BucketVersioning public-logs",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule public-clients-internet-443",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule public-clients-internet-80",
    "platform:load-balancing:AccessLogsBucket public-logs",
    "platform:load-balancing:ClientAccess public-clients",
    "platform:load-balancing:LoadBalancer public",
];

describe("LoadBalancer", () => {
    let open: Both;
    before(async () => {
        open = await recordLoadBalancer({ scheme: "internet-facing", idleTimeoutSeconds: 120 });
    });

    it("is the same resources whether or not AWS has answered", () => {
        expect(open.strict.list).to.deep.equal(everything);
        expect(open.placeholder.list).to.deep.equal(everything);
    });

    it("has a component above each resource", () => {
        for (const { type, name } of open.placeholder.resources.filter(({ kind }) => kind === "custom")) {
            expect(open.placeholder.parent(type, name), `${type} ${name}`).to.match(/^platform:load-balancing:/);
        }
    });

    it("drops what could smuggle requests, logs to its own bucket, and cannot be deleted", () => {
        const recording = open.placeholder;
        expect(recording.inputs(token.loadBalancer, "public")).to.deep.equal({
            loadBalancerType: "application",
            internal: false,
            ipAddressType: "ipv4",
            subnets: ["subnet-a", "subnet-b"],
            securityGroups: [recording.id(token.group, "public-clients")],
            idleTimeout: 120,
            dropInvalidHeaderFields: true,
            desyncMitigationMode: "defensive",
            enableDeletionProtection: true,
            enableZonalShift: true,
            accessLogs: { enabled: true, bucket: "platform-test-public-logs-123456789012", prefix: "access" },
            connectionLogs: { enabled: true, bucket: "platform-test-public-logs-123456789012", prefix: "connection" },
            tags: { Name: "platform-test-public" },
        });
        expect(recording.one(token.loadBalancer, "public").options.protect).to.equal(true);
    });

    it("leaves its name to Pulumi, so that it can be replaced", () => {
        expect(open.strict.inputs(token.loadBalancer, "public")).to.not.have.any.keys("name", "namePrefix");
    });

    it("can be deleted, with its logs, where nothing is protected", async () => {
        const { strict } = await recordLoadBalancer({ scheme: "internet-facing" }, { deletionProtection: false });
        expect(strict.inputs(token.loadBalancer, "public")["enableDeletionProtection"]).to.equal(false);
        expect(strict.one(token.loadBalancer, "public").options.protect ?? false).to.equal(false);
        expect(strict.inputs(token.bucket, "public-logs")["forceDestroy"]).to.equal(true);
    });

    it("comes after the bucket's policy", () => {
        const { urn } = open.strict.one("aws:s3/bucketPolicy:BucketPolicy", "public-logs");
        expect(open.strict.one(token.loadBalancer, "public").dependencies).to.include(urn);
    });

    it("sends plain HTTP to HTTPS for good", () => {
        expect(open.placeholder.inputs(token.listener, "public-http")).to.deep.equal({
            loadBalancerArn: open.placeholder.output(token.loadBalancer, "public", "arn"),
            port: 80,
            protocol: "HTTP",
            routingHttpResponseServerEnabled: false,
            defaultActions: [
                { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
            ],
        });
    });

    it("answers HTTPS with a modern policy and 404 where no route leads on", () => {
        expect(open.placeholder.inputs(token.listener, "public-https")).to.deep.equal({
            loadBalancerArn: open.placeholder.output(token.loadBalancer, "public", "arn"),
            port: 443,
            protocol: "HTTPS",
            sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
            certificateArn,
            routingHttpResponseServerEnabled: false,
            routingHttpResponseXContentTypeOptionsHeaderValue: "nosniff",
            defaultActions: [
                {
                    type: "fixed-response",
                    fixedResponse: { statusCode: "404", contentType: "text/plain", messageBody: "Not found" },
                },
            ],
        });
    });

    it("offers the certificates of further hosts beside its own", async () => {
        const [city, old] = ["city", "old"].map((id) => `arn:aws:acm:us-east-1:123456789012:certificate/${id}`);
        const furtherCertificateArns = { city: city ?? "", old: old ?? "" };
        const both = await recordLoadBalancer({ scheme: "internet-facing" }, { furtherCertificateArns });
        expect(both.strict.list).to.deep.equal(both.placeholder.list);
        const { placeholder } = both;
        expect(placeholder.names(token.listenerCertificate)).to.deep.equal(["public-city", "public-old"]);
        expect(placeholder.inputs(token.listenerCertificate, "public-city")).to.deep.equal({
            listenerArn: placeholder.output(token.listener, "public-https", "arn"),
            certificateArn: city,
        });
        expect(placeholder.inputs(token.listener, "public-https")["certificateArn"]).to.equal(certificateArn);
    });

    it("makes browsers come back over HTTPS where it is told to", async () => {
        const { strict } = await recordLoadBalancer({ scheme: "internet-facing", hstsDays: 365 });
        expect(strict.inputs(token.listener, "public-https")).to.include({
            routingHttpResponseStrictTransportSecurityHeaderValue: "max-age=31536000",
        });
    });

    it("hands on what routes, clusters and records need", () => {
        const recording = open.placeholder;
        expect(recording.output("platform:load-balancing:LoadBalancer", "public", "target")).to.deep.equal({
            name: "public",
            scheme: "internet-facing",
            arnSuffix: recording.output(token.loadBalancer, "public", "arnSuffix"),
            dnsName: recording.output(token.loadBalancer, "public", "dnsName"),
            zoneId: recording.output(token.loadBalancer, "public", "zoneId"),
            httpsListenerArn: recording.output(token.listener, "public-https", "arn"),
            securityGroupId: recording.id(token.group, "public-clients"),
            ipv6: false,
        });
    });

    it("has IPv6 addresses where the stack asks for them, and routes learn of it", async () => {
        const { placeholder } = await recordLoadBalancer({ scheme: "internet-facing", ipAddressType: "dualstack" });
        expect(placeholder.inputs(token.loadBalancer, "public")["ipAddressType"]).to.equal("dualstack");
        const target = placeholder.output("platform:load-balancing:LoadBalancer", "public", "target");
        expect(target).to.include({ ipv6: true });
        expect(open.strict.inputs(token.loadBalancer, "public")["ipAddressType"]).to.equal("ipv4");
    });

    it("is internal, with a name in a private zone", async () => {
        const alias = { name: "services.internal.apps.example.gov", zoneId: "Z1" };
        const { placeholder } = await recordLoadBalancer({ scheme: "internal" }, { alias });
        expect(placeholder.inputs(token.loadBalancer, "public")["internal"]).to.equal(true);
        expect(placeholder.names(token.record)).to.deep.equal([alias.name]);
        expect(placeholder.inputs(token.record, alias.name)).to.deep.equal({
            zoneId: "Z1",
            name: alias.name,
            type: "A",
            aliases: [
                {
                    name: placeholder.output(token.loadBalancer, "public", "dnsName"),
                    zoneId: placeholder.output(token.loadBalancer, "public", "zoneId"),
                    evaluateTargetHealth: false,
                },
            ],
        });
    });

    describe("alarms", () => {
        it("pages on a share of errors, not on a few of them", () => {
            const inputs = alarmInputs(open.placeholder, "public-errors");
            const sum = (id: string, metricName: string) => ({
                id,
                metric: {
                    namespace: "AWS/ApplicationELB",
                    metricName,
                    dimensions: { LoadBalancer: open.placeholder.output(token.loadBalancer, "public", "arnSuffix") },
                    period: 300,
                    stat: "Sum",
                },
            });
            expect(inputs).to.deep.equal({
                alarmDescription:
                    "load balancer public answers more than 5 percent of requests with an error (5xx). " +
                    "See which app's own alarm fires with it, and roll back what was deployed last. If none does, look " +
                    "for 502, 503 and 504 in the access logs, bucket platform-test-public-logs-123456789012.",
                metricQueries: [
                    sum("requests", "RequestCount"),
                    sum("from_load_balancer", "HTTPCode_ELB_5XX_Count"),
                    sum("from_apps", "HTTPCode_Target_5XX_Count"),
                    { id: "failed", expression: "FILL(from_load_balancer, 0) + FILL(from_apps, 0)" },
                    { id: "answered", expression: "IF(FILL(requests, 0) > failed, FILL(requests, 0), failed)" },
                    {
                        id: "ratio",
                        label: "Failed requests in percent",
                        expression: "IF(answered >= 20, 100 * failed / answered, 0)",
                        returnData: true,
                    },
                ],
                comparisonOperator: "GreaterThanThreshold",
                threshold: 5,
                evaluationPeriods: 5,
                datapointsToAlarm: 3,
                treatMissingData: "notBreaching",
                alarmActions: [testTopics.critical],
                okActions: [testTopics.critical],
            });
        });

        it("takes the share and the number of requests from the configuration", async () => {
            const errorRatio = { percent: 2.5, minRequests: 300 };
            const { strict } = await recordLoadBalancer({ scheme: "internet-facing", errorRatio });
            const inputs = alarmInputs(strict, "public-errors");
            expect(inputs["threshold"]).to.equal(2.5);
            expect(inputs["metricQueries"]).to.deep.include({
                id: "ratio",
                label: "Failed requests in percent",
                expression: "IF(answered >= 300, 100 * failed / answered, 0)",
                returnData: true,
            });
        });

        it("pages when connections are turned away", () => {
            const { alarmDescription, ...inputs } = alarmInputs(open.placeholder, "public-rejected");
            expect(alarmDescription).to.match(/^load balancer public turns connections away .* Look in /);
            expect(inputs).to.deep.equal({
                namespace: "AWS/ApplicationELB",
                metricName: "RejectedConnectionCount",
                statistic: "Sum",
                dimensions: { LoadBalancer: open.placeholder.output(token.loadBalancer, "public", "arnSuffix") },
                comparisonOperator: "GreaterThanThreshold",
                threshold: 0,
                period: 60,
                evaluationPeriods: 5,
                datapointsToAlarm: 3,
                treatMissingData: "notBreaching",
                alarmActions: [testTopics.critical],
                okActions: [testTopics.critical],
            });
        });

        it("watch the expiry of a certificate of its own", async () => {
            const { strict } = await recordLoadBalancer({ scheme: "internet-facing", certificateArn });
            expect(strict.names(token.alarm)).to.deep.equal([
                "public-certificate-expires",
                "public-certificate-expires-soon",
                "public-errors",
                "public-rejected",
            ]);
            const inputs = alarmInputs(strict, "public-certificate-expires");
            expect(inputs["dimensions"]).to.deep.equal({ CertificateArn: certificateArn });
            expect(inputs["threshold"]).to.equal(30);
            expect(inputs["alarmDescription"]).to.match(/ Import a new one over the old one/);
        });
    });
});
