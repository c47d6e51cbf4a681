import { expect } from "chai";
import { record, recordBoth } from "../../harness/record";
import type { Recording } from "../../harness/recording";
import { dependencies } from "../ecs/cluster/fixture";
import { app, types } from "./fixture";

const name = "app-maps";

/** The user data of the launch template, as text. */
function bootOf(recording: Recording): string {
    return Buffer.from(recording.inputs(types.launchTemplate, name)["userData"] as string, "base64").toString();
}

function statementsOf(recording: Recording): readonly Record<string, unknown>[] {
    const document = recording.document(types.rolePolicy, name, "policy") as { Statement: [] };
    return document.Statement;
}

describe("an EC2 app", () => {
    let both: Awaited<ReturnType<typeof recordBoth>>;

    before(async () => {
        both = await recordBoth(app({ internal: { loadBalancer: "inside", path: "/maps" } }));
    });

    it("has the same resources in a first preview and in an update", () => {
        expect(both.strict.list).to.deep.equal(both.placeholder.list);
    });

    it("knows its user data and its role's policy in a first preview", () => {
        expect(bootOf(both.strict)).to.equal(bootOf(both.placeholder));
        expect(bootOf(both.strict)).to.contain('\nAWS_REGION="us-east-1"\nPORT="8080"\n');
        expect(statementsOf(both.strict)).to.deep.equal(statementsOf(both.placeholder));
    });

    it("replaces its instances one after another, and goes back by the alarms of its routes", () => {
        const { placeholder } = both;
        const alarm = (logical: string) => placeholder.output(types.alarm, logical, "name");
        expect(placeholder.inputs(types.group, name)).to.deep.include({
            minSize: 2,
            maxSize: 4,
            vpcZoneIdentifiers: ["subnet-privatea", "subnet-privateb"],
            launchTemplate: { id: placeholder.id(types.launchTemplate, name), version: "1" },
            targetGroupArns: ["app-maps-tg", "app-maps-int"].map((each) =>
                placeholder.output(types.targetGroup, each, "arn"),
            ),
            healthCheckType: "ELB",
            healthCheckGracePeriod: 300,
            defaultInstanceWarmup: 300,
            minElbCapacity: 2,
            waitForCapacityTimeout: "15m",
            maxInstanceLifetime: 2_592_000,
            instanceRefresh: {
                strategy: "Rolling",
                preferences: {
                    minHealthyPercentage: 100,
                    maxHealthyPercentage: 110,
                    autoRollback: true,
                    skipMatching: true,
                    instanceWarmup: "300",
                    alarmSpecification: {
                        alarms: [alarm("app-maps-tg-deployment"), alarm("app-maps-int-deployment")],
                    },
                },
            },
        });
        expect(placeholder.inputs(types.group, name)).not.to.have.property("desiredCapacity");
    });

    it("waits longer for an app that starts slowly", async () => {
        const slow = await record(app({ startSeconds: 1200 }));
        expect(slow.inputs(types.group, name)).to.deep.include({
            healthCheckGracePeriod: 1200,
            waitForCapacityTimeout: "40m",
        });
    });

    it("starts instances when everything is there that their first boot needs", () => {
        expect(dependencies(both.placeholder, types.group, name)).to.include.members([
            "aws:cloudwatch/logGroup:LogGroup app-maps",
            "aws:iam/rolePolicy:RolePolicy app-maps",
            "aws:kms/key:Key app-maps-secrets",
            "aws:lb/listenerRule:ListenerRule app-maps-int",
            "aws:lb/listenerRule:ListenerRule app-maps-tg",
            "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule app-maps-firewall-tcp-443-443-0.0.0.0-0",
        ]);
    });

    it("is reached by its load balancers at its port, and by nobody else", () => {
        const { placeholder } = both;
        const rules = placeholder.names(types.ingress).map((rule) => placeholder.inputs(types.ingress, rule));
        expect(rules.map(({ description, fromPort, toPort }) => [description, fromPort, toPort])).to.deep.equal([
            ["From the load balancer inside", 8080, 8080],
            ["From the load balancer public", 8080, 8080],
        ]);
        const port = (group: string) => placeholder.inputs(types.targetGroup, group)["port"];
        expect([port("app-maps-tg"), port("app-maps-int")]).to.deep.equal([8080, 8080]);
    });

    it("may write its log and its metrics, and be reached through Session Manager", () => {
        expect(statementsOf(both.strict).map(({ Sid, Resource }) => [Sid, Resource])).to.deep.equal([
            ["SessionManager", "*"],
            ["WriteLog", "arn:aws:logs:us-east-1:123456789012:log-group:/platform-test/ec2-apps/maps:*"],
            ["WriteMetrics", "*"],
            ["FindScalingGroup", "*"],
        ]);
        const [, , metrics] = statementsOf(both.strict);
        expect(metrics?.["Condition"]).to.deep.equal({ StringEquals: { "cloudwatch:namespace": "CWAgent" } });
    });

    it("reads the id of its image during the update, of Amazon Linux or of a parameter of its own", async () => {
        const image = async (config: Readonly<Record<string, unknown>>) =>
            (await record(app(config))).inputs(types.launchTemplate, name)["imageId"];
        const arm = await image({});
        const intel = await image({ instanceType: "t3.small" });
        expect(arm).to.match(/^ami-[0-9a-f]{17}$/);
        expect(intel)
            .to.match(/^ami-[0-9a-f]{17}$/)
            .and.not.to.equal(arm);
        const parameter = { ssmParameter: "/platform/test/maps/ami" };
        expect(await image({ image: parameter })).to.equal("value of /platform/test/maps/ami");
    });

    it("takes an image by its id", async () => {
        const recording = await record(app({ image: { id: "ami-0123456789abcdef0" } }));
        expect(recording.inputs(types.launchTemplate, name)["imageId"]).to.equal("ami-0123456789abcdef0");
    });

    it("reads its secrets with its own key, and says what it may do besides", async () => {
        const secrets = {
            A: "/platform/test/maps/a",
            B: "arn:aws:secretsmanager:us-east-1:123456789012:secret:maps-a1B2c3:key::",
        };
        const roleStatements = [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::packages/*"] }];
        const recording = await record(app({ secrets, roleStatements }));
        const key = { "ForAnyValue:StringEquals": { "kms:ResourceAliases": ["alias/platform-test-app-maps"] } };
        const [parameters, secret, decrypt, own] = statementsOf(recording).slice(4);
        expect(parameters).to.deep.include({
            Action: "ssm:GetParameter",
            Resource: ["arn:aws:ssm:us-east-1:123456789012:parameter/platform/test/maps/a"],
        });
        expect(secret?.["Resource"]).to.deep.equal([
            "arn:aws:secretsmanager:us-east-1:123456789012:secret:maps-a1B2c3",
        ]);
        expect(decrypt?.["Condition"]).to.deep.include(key);
        expect(own).to.deep.equal({ Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::packages/*"] });
        expect(bootOf(recording)).to.match(/Their values are those of [0-9a-f]{16}\./);
    });
});
