import { createRequire } from "node:module";
import { expect } from "chai";
import { Catalog } from "@platform/preview/answers/catalog";
import { AWS_DATA_SOURCES } from "@platform/preview/answers/data-sources/aws";
import { renderPolicyDocument } from "@platform/preview/answers/data-sources/policy-document";
import { Fixtures } from "@platform/preview/answers/fixtures";
import { Knowledge } from "@platform/preview/answers/knowledge";
import { placeOf } from "@platform/preview/answers/place";
import { PlaceholderAnswers } from "@platform/preview/answers/placeholder";
import { UsageError } from "@platform/preview/errors";
import { UNKNOWN } from "@platform/aws-model/wire";
import type { WireMap } from "@platform/aws-model/wire";
import { TemporaryProjects } from "./support/temporary-project";

const PROVIDER = { region: "eu-central-1" };
const projects = new TemporaryProjects();

function fixtures(content = ""): Fixtures {
    return Fixtures.load(projects.write({ "preview-fixtures.yaml": content }), undefined);
}

function placeholders(): PlaceholderAnswers {
    const catalog = new Catalog(createRequire(__filename));
    return new PlaceholderAnswers(new Knowledge(fixtures(), catalog), catalog);
}

function create(type: string, name: string, inputs: WireMap = {}): { id: string; outputs: WireMap } {
    const urn = `urn:pulumi:dev::shop::${type}::${name}`;
    return placeholders().create({ urn, type, name, inputs, provider: PROVIDER });
}

describe("preview: made-up properties", () => {
    after(() => {
        projects.removeAll();
    });

    it("have the forms that AWS gives them", () => {
        expect(create("aws:ec2/vpc:Vpc", "net").id).to.match(/^vpc-[0-9a-f]{17}$/);
        expect(create("aws:kms/key:Key", "key").id).to.match(
            /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
        );
        expect(create("aws:iam/role:Role", "r", { path: "/app/" }).outputs["arn"]).to.match(
            /^arn:aws:iam::123456789012:role\/app\/r-[0-9a-f]{7}$/,
        );
        expect(create("aws:s3/bucket:Bucket", "b", { bucket: "logs" })).to.deep.include({ id: "logs" });
        expect(create("aws:s3/bucket:Bucket", "b", { bucket: "logs" }).outputs["arn"]).to.equal("arn:aws:s3:::logs");
    });

    it("agree with one another", () => {
        const { id, outputs } = create("aws:lb/loadBalancer:LoadBalancer", "web", { internal: true });
        expect(outputs["arn"]).to.equal(id);
        expect(id).to.equal(
            `arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/${outputs["arnSuffix"] as string}`,
        );
        expect(outputs["dnsName"]).to.match(/^internal-web-[0-9a-f]{7}-\d{10}\.eu-central-1\.elb\.amazonaws\.com$/);
        expect(outputs["zoneId"]).to.equal("Z215JYRZR1TBD5");
        const listener = create("aws:lb/listener:Listener", "https", { loadBalancerArn: id });
        expect(listener.id).to.match(new RegExp(`^${id.replace(":loadbalancer/", ":listener/")}/[0-9a-f]{16}$`));
    });

    it("leave inputs alone and stay unknown where nothing plausible can be said", () => {
        const { outputs } = create("aws:sqs/queue:Queue", "q", { name: "orders" });
        expect(outputs["name"]).to.equal("orders");
        expect(outputs).to.not.have.any.keys("policy", "redrivePolicy", "sqsManagedSseEnabled");
    });

    it("say nothing that would make another thing of a resource", () => {
        const { outputs } = create("aws:rds/instance:Instance", "db", { engine: "postgres" });
        expect(outputs, "AWS chooses it").to.not.have.any.keys("availabilityZone");
        const memcached = create("aws:elasticache/cluster:Cluster", "pages", { engine: "memcached" });
        expect(memcached.outputs["replicationGroupId"]).to.equal("");
    });

    it("give a certificate one validation record for each name", () => {
        const inputs = { domainName: "example.org", subjectAlternativeNames: ["*.example.org", "example.org"] };
        const { outputs } = create("aws:acm/certificate:Certificate", "tls", inputs);
        const options = outputs["domainValidationOptions"] as WireMap[];
        expect(options.map(({ domainName }) => domainName)).to.deep.equal(["example.org", "*.example.org"]);
        expect(options[1]?.["resourceRecordName"]).to.match(/^_[0-9a-f]{32}\.example\.org\.$/);
    });

    it("are the same in every run and differ between resources", () => {
        expect(create("aws:ec2/vpc:Vpc", "a")).to.deep.equal(create("aws:ec2/vpc:Vpc", "a"));
        expect(create("aws:ec2/vpc:Vpc", "a").id).to.not.equal(create("aws:ec2/vpc:Vpc", "b").id);
    });

    it("say nothing of packages that are not installed", () => {
        expect(create("random:index/randomId:RandomId", "x", { byteLength: 4 }).outputs).to.deep.equal({
            byteLength: 4,
        });
    });
});

describe("preview: data sources", () => {
    const ask = (token: string, args: WireMap, provider: WireMap = PROVIDER): WireMap | undefined =>
        AWS_DATA_SOURCES[token]?.(args, placeOf(provider));

    it("know account, region and partition of the provider", () => {
        const china = { region: "cn-north-1", allowedAccountIds: '["210987654321"]' };
        expect(ask("aws:index/getCallerIdentity:getCallerIdentity", {}, china)).to.include({
            accountId: "210987654321",
        });
        expect(ask("aws:index/getPartition:getPartition", {}, china)).to.deep.include({
            partition: "aws-cn",
            dnsSuffix: "amazonaws.com.cn",
        });
        expect(ask("aws:index/getRegion:getRegion", {})).to.include({ name: "eu-central-1", region: "eu-central-1" });
        expect(
            ask("aws:index/getAvailabilityZones:getAvailabilityZones", { excludeNames: ["eu-central-1b"] }),
        ).to.deep.include({
            names: ["eu-central-1a", "eu-central-1c"],
        });
    });

    it("know the published ids of load balancing", () => {
        expect(ask("aws:lb/getHostedZoneId:getHostedZoneId", { loadBalancerType: "network" })).to.deep.equal({
            id: "Z3F0SRJ5LGBH90",
        });
        expect(ask("aws:elb/getServiceAccount:getServiceAccount", {})).to.include({
            arn: "arn:aws:iam::054676820928:root",
        });
        expect(ask("aws:elb/getServiceAccount:getServiceAccount", { region: "eu-central-2" })).to.equal(undefined);
    });

    it("give the same random password each time, in the length that was asked for", () => {
        const token = "aws:secretsmanager/getRandomPassword:getRandomPassword";
        expect(ask(token, { passwordLength: 12 })?.["randomPassword"]).to.equal("x".repeat(12));
        expect(ask(token, {})?.["randomPassword"]).to.equal("x".repeat(32));
    });

    it("give image parameters the form of image ids, alone or in a document", () => {
        const path = "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended";
        const value = (name: string): unknown => ask("aws:ssm/getParameter:getParameter", { name })?.["value"];
        expect(value(`${path}/image_id`)).to.match(/^ami-[0-9a-f]{17}$/);
        expect(JSON.parse(String(value(path)))).to.have.property("image_id");
        expect(value("/team/setting")).to.equal("value of /team/setting");
    });

    it("give parameters that are named as pointers to container images the address of one, with its digest", () => {
        const value = (name: string): unknown => ask("aws:ssm/getParameter:getParameter", { name })?.["value"];
        const address = (app: string) =>
            new RegExp(`^123456789012\\.dkr\\.ecr\\.eu-central-1\\.amazonaws\\.com/${app}@sha256:[0-9a-f]{64}$`);
        expect(value("/platform/prod/images/certs")).to.match(address("certs"));
        expect(value("/platform/prod/boards/image")).to.match(address("boards"));
        expect(value("/platform/prod/images")).to.equal("value of /platform/prod/images");
    });

    it("render policy documents as the provider does", () => {
        const { json } = renderPolicyDocument({
            sourceJson: '{"Version":"2012-10-17","Statement":[{"Sid":"Keep"},{"Sid":"Replace","Effect":"Deny"}]}',
            statements: [
                {
                    sid: "Replace",
                    actions: ["s3:Get*", "s3:Put*"],
                    resources: ["arn:aws:s3:::b/&{aws:username}"],
                    principals: [{ type: "*", identifiers: ["*"] }],
                    conditions: [{ test: "Bool", variable: "aws:SecureTransport", values: ["true"] }],
                },
                { notActions: ["iam:*"], effect: "Deny", principals: [{ type: "AWS", identifiers: ["a", "b"] }] },
            ],
        });
        expect(JSON.parse(json as string)).to.deep.equal({
            Version: "2012-10-17",
            Statement: [
                { Sid: "Keep" },
                {
                    Sid: "Replace",
                    Effect: "Allow",
                    Action: ["s3:Put*", "s3:Get*"],
                    Resource: "arn:aws:s3:::b/${aws:username}",
                    Principal: "*",
                    Condition: { Bool: { "aws:SecureTransport": "true" } },
                },
                { Effect: "Deny", NotAction: "iam:*", Principal: { AWS: ["b", "a"] } },
            ],
        });
    });

    it("are answered from the fixtures file first, by the arguments that it names", () => {
        const content = [
            "invokes:",
            "  - { token: aws:index/getRegion:getRegion, arguments: { region: a }, result: { name: first } }",
            "  - { token: aws:index/getRegion:getRegion, result: { name: second } }",
        ].join("\n");
        const knowledge = new Knowledge(fixtures(content), new Catalog(createRequire(__filename)));
        const ask_ = (args: WireMap): unknown =>
            knowledge.invoke(
                {
                    token: "aws:index/getRegion:getRegion",
                    arguments: args,
                    provider: "",
                    version: "",
                    pluginDownloadUrl: "",
                    packageReference: "",
                },
                PROVIDER,
                "strict",
            );
        expect(ask_({ region: "a", other: 1 })).to.deep.equal({ result: { region: "a", other: 1, name: "first" } });
        expect(ask_({})).to.deep.equal({ result: { name: "second" } });
        expect(knowledge.findings).to.deep.equal([]);
    });

    it("that nobody can answer leave everything unknown", () => {
        const knowledge = new Knowledge(fixtures(), new Catalog(createRequire(__filename)));
        const token = "aws:ecs/getCluster:getCluster";
        const { result } = knowledge.invoke(
            {
                token,
                arguments: { clusterName: "c" },
                provider: "",
                version: "",
                pluginDownloadUrl: "",
                packageReference: "",
            },
            PROVIDER,
            "strict",
        ) as { result: WireMap };
        expect(result).to.deep.include({ clusterName: "c", arn: UNKNOWN, status: UNKNOWN });
    });
});

describe("preview: lookups of what a program has made", () => {
    it("find it by its made-up id or ARN, and nothing else", () => {
        const answers = placeholders();
        const make = (type: string, inputs: WireMap): string =>
            answers.create({ urn: `urn:pulumi:dev::shop::${type}::own`, type, name: "own", inputs, provider: PROVIDER })
                .id;
        const subnet = make("aws:ec2/subnet:Subnet", { vpcId: "vpc-1", cidrBlock: "10.0.0.0/24" });
        const group = make("aws:lb/targetGroup:TargetGroup", { targetType: "ip", port: 80 });
        const ask = (token: string, args: WireMap): unknown => {
            const request = {
                token,
                arguments: args,
                provider: "",
                version: "",
                pluginDownloadUrl: "",
                packageReference: "",
            };
            const answer = answers.invoke(request, PROVIDER);
            return "result" in answer ? answer.result : answer;
        };
        expect(ask("aws:ec2/getSubnet:getSubnet", { id: subnet })).to.include({ id: subnet, vpcId: "vpc-1" });
        expect(ask("aws:lb/getTargetGroup:getTargetGroup", { arn: group })).to.include({ targetType: "ip" });
        expect(ask("aws:ec2/getSubnet:getSubnet", { id: "subnet-elsewhere" })).to.include({ vpcId: UNKNOWN });
    });
});

describe("preview: the fixtures file", () => {
    const complain = (content: string): string => {
        const root = projects.write({ "preview-fixtures.yaml": content });
        try {
            Fixtures.load(root, undefined);
        } catch (error) {
            expect(error).to.be.instanceOf(UsageError);
            return (error as UsageError).message.replaceAll(root, "<root>");
        }
        return "";
    };

    const mistakes: readonly (readonly [string, string])[] = [
        ["- a\n", "<root>/preview-fixtures.yaml: write the sections invokes, stackReferences, resources, components."],
        [
            "stacks: {}\n",
            '<root>/preview-fixtures.yaml: there is no section "stacks". Known: invokes, stackReferences, resources, components.',
        ],
        [
            "invokes: {}\n",
            "<root>/preview-fixtures.yaml: invokes is a list of answers, each with token, arguments and result or refused.",
        ],
        [
            "invokes: [{ token: a }]\n",
            "<root>/preview-fixtures.yaml: invokes[0] needs a token and a result, or refused with the reason.",
        ],
        [
            "invokes: [{ token: a, result: {}, refused: b }]\n",
            "<root>/preview-fixtures.yaml: invokes[0] needs a token and a result, or refused with the reason.",
        ],
        [
            "stackReferences: { a: b }\n",
            "<root>/preview-fixtures.yaml: stackReferences holds one block of properties for each name.",
        ],
        ["a: [\n", "<root>/preview-fixtures.yaml:2:1: broken YAML: deficient indentation"],
    ];
    for (const [content, message] of mistakes) {
        it(`refuses ${JSON.stringify(content)}`, () => {
            expect(complain(content)).to.equal(message);
        });
    }

    it("must exist when it is named", () => {
        expect(() => Fixtures.load("/", "/nowhere/answers.yaml")).to.throw(
            UsageError,
            "there is no fixtures file /nowhere/answers.yaml.",
        );
    });
});
