import { expect } from "chai";
import { viewerRequestCode } from "../../../components/static-sites/viewer-request";
import { record, recordBoth } from "../../harness/record";
import { siteConfig, hosts, site, types, withFolder } from "./fixture";

const distributionOf = "site-docs";
const bucketName = "platform-test-site-docs-123456789012";
const logBucket = "platform-test-sitelogs-docs-123456789012";

/** Settings that every bucket has. */
const parts = ["OwnershipControls", "LifecycleConfiguration", "Policy", "PublicAccessBlock", "Versioning"];
const partsOf = (name: string) =>
    [...parts, "ServerSideEncryptionConfiguration"].map((part) => `aws:s3/bucket${part}:Bucket${part} ${name}`);

describe("StaticSite", () => {
    it("registers exactly these resources, in a preview and in an update", async () => {
        const both = await recordBoth(site({}));
        const all = [
            ...["bucket", "distribution", "function", "headers", "originAccess"].map(
                (key) => `${types[key as "bucket"]} site-docs`,
            ),
            ...["logDelivery", "logDestination", "logSource", "logging", "site"].map(
                (key) => `${types[key as "bucket"]} site-docs`,
            ),
            ...partsOf("site-docs"),
            `${types.bucket} site-docs-logs`,
            ...partsOf("site-docs-logs"),
            `${types.alarm} site-docs-errors`,
            `${types.alarm} site-docs-not-found`,
            `${types.record} docs.apps.example.gov`,
            `${types.record} docs.apps.example.gov-ipv6`,
        ];
        for (const recording of [both.strict, both.placeholder]) {
            const ofSite = recording.list.filter((line) => !/ dns(-|$)/.test(line));
            expect(ofSite).to.have.members(all);
        }
    });

    it("serves the bucket by HTTPS alone, through its access control, function and headers", async () => {
        const config = { redirectHosts: ["www.apps.example.gov"], priceClass: "All", notFoundPage: "/lost.html" };
        const recording = await record(site(config));
        expect(recording.inputs(types.distribution, distributionOf)).to.deep.equal({
            comment: "platform-test: site docs",
            enabled: true,
            aliases: ["docs.apps.example.gov", "www.apps.example.gov"],
            defaultRootObject: "index.html",
            httpVersion: "http2and3",
            isIpv6Enabled: true,
            priceClass: "PriceClass_All",
            origins: [
                {
                    originId: "bucket",
                    domainName: `${bucketName}.s3.us-east-1.amazonaws.com`,
                    originAccessControlId: recording.id(types.originAccess, "site-docs"),
                },
            ],
            defaultCacheBehavior: {
                targetOriginId: "bucket",
                allowedMethods: ["GET", "HEAD", "OPTIONS"],
                cachedMethods: ["GET", "HEAD"],
                compress: true,
                viewerProtocolPolicy: "redirect-to-https",
                cachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
                responseHeadersPolicyId: recording.id(types.headers, "site-docs"),
                functionAssociations: [
                    {
                        eventType: "viewer-request",
                        functionArn: recording.output(types.function, "site-docs", "arn"),
                    },
                ],
            },
            customErrorResponses: [
                { errorCode: 404, responseCode: 404, responsePagePath: "/lost.html", errorCachingMinTtl: 10 },
            ],
            restrictions: { geoRestriction: { restrictionType: "none" } },
            viewerCertificate: {
                acmCertificateArn: recording.output(types.certificate, "dns-certificate", "arn"),
                sslSupportMethod: "sni-only",
                minimumProtocolVersion: "TLSv1.2_2021",
            },
        });
        expect(recording.inputs(types.originAccess, "site-docs")).to.deep.equal({
            description: "platform-test: site docs",
            originAccessControlOriginType: "s3",
            signingBehavior: "always",
            signingProtocol: "sigv4",
        });
        expect(recording.inputs(types.function, "site-docs")).to.deep.equal({
            comment: "platform-test: site docs",
            runtime: "cloudfront-js-2.0",
            publish: true,
            code: viewerRequestCode(siteConfig(config)),
        });
    });

    it("sets headers that browsers need, and takes away the name of what answers", async () => {
        const headers = { contentSecurityPolicy: "default-src 'none'", frameOptions: "SAMEORIGIN" };
        const { comment, ...inputs } = (await record(site({ headers }))).inputs(types.headers, "site-docs");
        expect(comment).to.equal("platform-test: site docs");
        expect(inputs).to.deep.equal({
            securityHeadersConfig: {
                strictTransportSecurity: { accessControlMaxAgeSec: 31_536_000, override: true },
                contentTypeOptions: { override: true },
                frameOptions: { frameOption: "SAMEORIGIN", override: true },
                referrerPolicy: { referrerPolicy: "strict-origin-when-cross-origin", override: true },
                contentSecurityPolicy: { contentSecurityPolicy: "default-src 'none'", override: true },
            },
            removeHeadersConfig: { items: [{ header: "Server" }] },
        });
    });

    it("answers some countries, or all but some", async () => {
        const restrictions = async (geo: object) => {
            const recording = await record(site({ geo }));
            return recording.inputs(types.distribution, distributionOf)["restrictions"];
        };
        expect(await restrictions({ allow: ["US", "CA"] })).to.deep.equal({
            geoRestriction: { restrictionType: "whitelist", locations: ["US", "CA"] },
        });
        expect(await restrictions({ deny: ["XX"] })).to.deep.equal({
            geoRestriction: { restrictionType: "blacklist", locations: ["XX"] },
        });
    });

    it("lets its own distribution read the bucket and nobody else, and says what is not there", async () => {
        const recording = await record(site({}));
        const arn = `arn:aws:s3:::${bucketName}`;
        const reads = {
            Effect: "Allow",
            Principal: { Service: "cloudfront.amazonaws.com" },
            Condition: { StringEquals: { "aws:SourceArn": recording.output(types.distribution, "site-docs", "arn") } },
        };
        // An object and no text, so that policies can read all but the ARN in a first preview.
        expect(recording.inputs(types.bucketPolicy, "site-docs")["policy"]).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                { Sid: "ItsDistribution", ...reads, Action: "s3:GetObject", Resource: `${arn}/*` },
                { Sid: "SaysWhatIsMissing", ...reads, Action: "s3:ListBucket", Resource: arn },
                {
                    Sid: "OnlyTls",
                    Effect: "Deny",
                    Principal: "*",
                    Action: "s3:*",
                    Resource: [arn, `${arn}/*`],
                    Condition: { Bool: { "aws:SecureTransport": "false" } },
                },
            ],
        });
        const lifecycle = recording.inputs(
            "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
            "site-docs",
        );
        expect(lifecycle["rules"]).to.deep.equal([
            {
                id: "expire",
                status: "Enabled",
                filter: { prefix: "" },
                noncurrentVersionExpiration: { noncurrentDays: 90 },
                abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
            },
        ]);
    });

    it("keeps what it was told to keep, and else goes with all that is in it", async () => {
        for (const deletionProtection of [true, false]) {
            const recording = await record(site({}, { deletionProtection }));
            for (const name of ["site-docs", "site-docs-logs"]) {
                expect(recording.inputs(types.bucket, name)["forceDestroy"]).to.equal(!deletionProtection);
                expect(recording.one(types.bucket, name).options.protect ?? false).to.equal(deletionProtection);
            }
        }
    });

    it("logs requests by the day, and who used the bucket besides, where both may write", async () => {
        const recording = await record(site({ logs: { retentionDays: 30 } }));
        const arn = recording.output(types.bucket, "site-docs-logs", "arn") as string;
        const name = "platform-test-site-docs";
        expect(recording.inputs(types.logSource, "site-docs")).to.deep.equal({
            name,
            logType: "ACCESS_LOGS",
            resourceArn: recording.output(types.distribution, "site-docs", "arn"),
        });
        expect(recording.inputs(types.logDestination, "site-docs")).to.deep.equal({
            name,
            outputFormat: "json",
            deliveryDestinationConfiguration: { destinationResourceArn: `${arn}/requests` },
        });
        expect(recording.inputs(types.logDelivery, "site-docs")).to.deep.equal({
            deliverySourceName: name,
            deliveryDestinationArn: recording.output(types.logDestination, "site-docs", "arn"),
            s3DeliveryConfigurations: [{ suffixPath: "{yyyy}/{MM}/{dd}", enableHiveCompatiblePath: false }],
        });
        expect(recording.inputs(types.logging, "site-docs")).to.deep.equal({
            bucket: recording.id(types.bucket, "site-docs"),
            targetBucket: recording.id(types.bucket, "site-docs-logs"),
            targetPrefix: "bucket/",
        });
        const { Statement } = recording.document(types.bucketPolicy, "site-docs-logs") as { Statement: unknown[] };
        const writer = (Sid: string, Service: string, folder: string, source: string) => ({
            ...{ Sid, Effect: "Allow", Principal: { Service }, Action: "s3:PutObject" },
            Resource: `arn:aws:s3:::${logBucket}/${folder}/*`,
            Condition: {
                StringEquals: { "aws:SourceAccount": "123456789012" },
                ArnEquals: { "aws:SourceArn": source },
            },
        });
        const source = `arn:aws:logs:us-east-1:123456789012:delivery-source:${name}`;
        expect(Statement.slice(0, 2)).to.deep.equal([
            writer("LogDeliveryWrites", "delivery.logs.amazonaws.com", "requests", source),
            writer("BucketLogWrites", "logging.s3.amazonaws.com", "bucket", `arn:aws:s3:::${bucketName}`),
        ]);
        const policy = recording.one(types.bucketPolicy, "site-docs-logs").urn;
        expect(recording.one(types.logDelivery, "site-docs").dependencies).to.include(policy);
        const lifecycle = "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration";
        expect(recording.inputs(lifecycle, "site-docs-logs")["rules"]).to.deep.include.members([
            {
                id: "expire",
                status: "Enabled",
                filter: { prefix: "" },
                expiration: { days: 30 },
                noncurrentVersionExpiration: { noncurrentDays: 7 },
                abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
            },
        ]);
    });

    it("points each host in the stack's zone at the distribution, and hands over the others", async () => {
        const elsewhere = { certificateArn: "arn:aws:acm:us-east-1:123456789012:certificate/a" };
        const recording = await record(site({ hosts: [...hosts, "www.example.gov"], ...elsewhere }));
        expect(recording.names(types.record).filter((name) => !name.startsWith("dns-"))).to.deep.equal([
            "docs.apps.example.gov",
            "docs.apps.example.gov-ipv6",
        ]);
        const domain = recording.output(types.distribution, "site-docs", "domainName");
        const alias = { name: domain, zoneId: "Z2FDTNDATAQYW2", evaluateTargetHealth: false };
        expect(recording.inputs(types.record, "docs.apps.example.gov-ipv6")).to.deep.equal({
            ...{ zoneId: "Z0123456789", name: "docs.apps.example.gov", type: "AAAA" },
            aliases: [alias],
        });
        expect(recording.stackOutputs["handover"]).to.deep.equal([
            {
                name: "www.example.gov",
                type: "CNAME",
                values: [domain],
                purpose: "Leads to the app. Where the name is the top of a zone, an ALIAS or ANAME record instead.",
            },
        ]);
    });

    it("takes over the record of a host that an app had", async () => {
        const recording = await record(site({}));
        const former = recording.one(types.record, "docs.apps.example.gov").options.aliases;
        expect(JSON.stringify(former)).to.contain("platform:ecs:Service$platform:load-balancing:Route");
    });

    it("uploads pages last, and leaves immutable files where they are", async () => {
        const files = {
            "index.html": 1,
            "404.html": 1,
            "app.js": 1,
            "assets/a-1f.css": 1,
            "guide/index.html": 1,
            LICENSE: 1,
        };
        await withFolder(files, async (content) => {
            const recording = await record(site({ content, immutablePaths: ["assets/*"] }));
            const all = Object.keys(files).map((file) => `site-docs/${file}`);
            expect(recording.names(types.file)).to.have.members(all);
            const about = (file: string) => {
                const { contentType, cacheControl, key, bucket } = recording.inputs(types.file, `site-docs/${file}`);
                expect([key, bucket]).to.deep.equal([file, recording.id(types.bucket, "site-docs")]);
                const { retainOnDelete = false } = recording.one(types.file, `site-docs/${file}`).options;
                return [contentType, cacheControl, retainOnDelete];
            };
            expect(about("index.html")).to.deep.equal(["text/html; charset=utf-8", "no-cache", false]);
            expect(about("app.js")).to.deep.equal(["text/javascript; charset=utf-8", "no-cache", false]);
            expect(about("LICENSE")).to.deep.equal(["application/octet-stream", "no-cache", false]);
            const year = "public, max-age=31536000, immutable";
            expect(about("assets/a-1f.css")).to.deep.equal(["text/css; charset=utf-8", year, true]);
            const urn = (file: string) => recording.one(types.file, `site-docs/${file}`).urn;
            const before = recording.one(types.file, "site-docs/guide/index.html").dependencies;
            expect(before).to.include.members(["app.js", "assets/a-1f.css", "LICENSE"].map(urn));
            expect(before).not.to.include(urn("index.html"));
            expect(before).to.include(recording.one(types.bucketPolicy, "site-docs").urn);
        });
    });
});
