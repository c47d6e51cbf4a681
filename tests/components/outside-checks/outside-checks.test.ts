import { expect } from "chai";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { ec2AppRules } from "../../../components/ec2-apps/rules";
import { serviceRules } from "../../../components/ecs/service/rules";
import { functionRules } from "../../../components/functions/plan";
import { redirectRules } from "../../../components/load-balancing/redirects/rules";
import { OutsideCheck } from "../../../components/outside-checks/outside-check";
import { createOutsideChecks } from "../../../components/outside-checks/outside-checks";
import { plannedChecks } from "../../../components/outside-checks/plan";
import { report } from "../../../components/shared/block/problems";
import { alarmInputs } from "../../harness/alarms";
import { record } from "../../harness/record";
import { testScope, testTopics } from "../../harness/scope";
import { check, type Changes } from "../../config/fixture";

const healthCheck = "aws:route53/healthCheck:HealthCheck";
const alarm = "aws:cloudwatch/metricAlarm:MetricAlarm";
const certs = "certs.apps.example.gov";
const boards = { "boards.apps.example.gov": { path: "/api/ok" } };

/** The checks of a stack file's changes to the valid one. */
function planned(block: object, changes: Changes = {}) {
    const { stack, problems } = check({ ...changes, "platform:outsideChecks": { hosts: boards, ...block } });
    if (stack === undefined) {
        throw new Error(report(problems, "test"));
    }
    const rules = [
        ...serviceRules(stack.services),
        ...ec2AppRules(stack.ec2Apps),
        ...functionRules(stack.functions),
        ...redirectRules(stack.redirects),
    ];
    return plannedChecks(stack.outsideChecks, { ...stack, rules });
}

const asked = (block: object, changes?: Changes) => planned(block, changes).map(({ host, path }) => `${host}${path}`);

describe("outside checks: hosts", () => {
    it("are those of services, EC2 apps and sites, each at the path of its own health check", () => {
        const changes = {
            "platform:services.certs.healthCheck": { path: "/admin/ok" },
            "platform:services.certs.public.hosts": [certs, "*.apps.example.gov"],
            "platform:services.certs.variants": { next: {} },
            "platform:ec2Apps": {
                maps: {
                    ...{ startScript: "./start.sh", port: 8080, healthCheck: { path: "/health" } },
                    public: { loadBalancer: "public", hosts: ["maps.apps.example.gov"] },
                },
            },
            "platform:redirects": {
                old: { loadBalancer: "public", hosts: ["old.apps.example.gov"], to: { host: certs } },
            },
            "platform:sites": { help: { hosts: ["help.apps.example.gov"], redirectHosts: ["www.apps.example.gov"] } },
        };
        const usual = [
            "boards.apps.example.gov/api/ok",
            "certs.apps.example.gov/admin/ok",
            "help.apps.example.gov/",
            "maps.apps.example.gov/health",
        ];
        expect(asked({}, changes)).to.deep.equal(usual);
        const more = { ...boards, "old.apps.example.gov": { path: "/start" }, "www.apps.example.gov": {} };
        expect(asked({ hosts: more }, changes)).to.deep.equal([
            ...usual,
            "old.apps.example.gov/start",
            "www.apps.example.gov/",
        ]);
    });

    it("are not asked for while a page of maintenance stands in, or where they are left out", () => {
        expect(asked({}, { "platform:services.certs.public.maintenance": { message: "Back at noon." } })).to.deep.equal(
            ["boards.apps.example.gov/api/ok"],
        );
        expect(asked({ leftOut: { [certs]: "its supplier asks from outside" } })).to.deep.equal([
            "boards.apps.example.gov/api/ok",
        ]);
        expect(plannedChecks(undefined, { rules: [], services: {}, ec2Apps: {}, sites: {} })).to.deep.equal([]);
    });

    it("that several share are those of the one that answers for every path", () => {
        const changes = { "platform:services.boards.public.hosts": [certs] };
        const [only, ...others] = planned({ hosts: {} }, changes);
        expect(others).to.deep.equal([]);
        expect(only).to.deep.include({ host: certs, owner: "services.certs", loadBalancer: "public", path: "/" });
    });

    it("are asked for at the path of the app's health check, whose query does not count for the rule", () => {
        const changes = {
            "platform:services.boards.public.paths": ["/api/ok"],
            "platform:services.boards.healthCheck": { path: "/api/ok?deep=1" },
        };
        const boards = planned({ hosts: {} }, changes).find(({ owner }) => owner === "services.boards");
        expect(boards?.path).to.equal("/api/ok?deep=1");
    });
});

class Owner extends pulumi.ComponentResource {}

const program =
    (region: string, block: object = {}) =>
    () => {
        const owner = new Owner("test:index:Owner", "certs");
        new aws.sqs.Queue("certs", {}, { parent: owner });
        const shared = () => ({ scope: { ...testScope(), region }, topics: testTopics });
        createOutsideChecks(planned(block), { shared, owners: { services: { certs: owner } } });
    };

describe("OutsideCheck", () => {
    it("asks over HTTPS from three regions, and wakes somebody when nobody answers or nobody asks", async () => {
        const recording = await record(program("us-east-1"));
        const name = `outside-${certs}`;
        expect(recording.names(healthCheck)).to.deep.equal([`outside-boards.apps.example.gov`, name]);
        expect(recording.inputs(healthCheck, name)).to.deep.equal({
            ...{ type: "HTTPS", fqdn: certs, port: 443, resourcePath: "/", enableSni: true },
            ...{ requestInterval: 30, failureThreshold: 3, regions: ["us-east-1", "us-west-2", "eu-west-1"] },
            tags: { Name: `platform-test-${certs}` },
        });
        expect(alarmInputs(recording, name)).to.deep.equal({
            alarmDescription:
                `https://${certs}/ (services.certs) does not answer from outside, whatever its own health checks say: the name, the ` +
                "load balancer's or the CDN's certificate and rules, or the way there. Runbook: docs/runbooks/outside-check.md",
            ...{ namespace: "AWS/Route53", metricName: "HealthCheckStatus", statistic: "Minimum", period: 60 },
            dimensions: { HealthCheckId: recording.id(healthCheck, name) },
            ...{ comparisonOperator: "LessThanThreshold", threshold: 1, evaluationPeriods: 3 },
            treatMissingData: "breaching",
            ...{ alarmActions: [testTopics.critical], okActions: [testTopics.critical] },
        });
    });

    it("is made after what answers", async () => {
        const { dependencies } = (await record(program("us-east-1"))).one(OutsideCheck.type, `outside-${certs}`);
        expect(dependencies.map((urn) => urn.split("::").at(-1))).to.include("certs");
    });

    it("looks for a text where one is named, and has its alarm in us-east-1 whatever the stack's region", async () => {
        const strict = { world: "strict" } as const;
        const block = { hosts: { ...boards, [certs]: { contains: "Certificates" } }, failureThreshold: 2 };
        const recording = await record(program("eu-west-1", block), strict);
        const inputs = recording.inputs(healthCheck, `outside-${certs}`);
        expect(inputs).to.include({ type: "HTTPS_STR_MATCH", searchString: "Certificates", failureThreshold: 2 });
        expect(inputs).not.to.have.property("region");
        expect(recording.inputs(alarm, `outside-${certs}`)["region"]).to.equal("us-east-1");
    });
});
