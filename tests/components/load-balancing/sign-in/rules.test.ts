import { expect } from "chai";
import { FunctionRoute } from "../../../../components/load-balancing/function-route";
import { Route } from "../../../../components/load-balancing/route";
import { signInSchema, type SignInConfig } from "../../../../components/load-balancing/sign-in/schema";
import { containsSecret, isSecret, type WireMap } from "@platform/aws-model/wire";
import { record } from "../../../harness/record";
import type { Recording } from "../../../harness/recording";
import { everyTransform, unreached } from "../../../harness/transforms";
import { recordLoadBalancer, recordRoute, routeArgs, token } from "../fixture";

const secretArn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:platform/test/certs/sign-in-a1B2c3";
const provider = {
    issuer: "https://login.example.gov",
    authorizationEndpoint: "https://login.example.gov/authorize",
    tokenEndpoint: "https://login.example.gov/token",
    userInfoEndpoint: "https://login.example.gov/userinfo",
    clientId: "certs",
};
const egress = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

function signInConfig(config: object = {}): SignInConfig {
    return signInSchema.parse({ ...provider, clientSecret: secretArn, ...config });
}

/** What a rule does, with ARNs of target groups as they are made up. */
function actions(recording: Recording, name: string): unknown {
    return recording.inputs(token.rule, name)["actions"];
}

const authenticate = {
    order: 1,
    type: "authenticate-oidc",
    authenticateOidc: {
        ...provider,
        clientSecret: `value of ${secretArn}`,
        scope: "openid email",
        onUnauthenticatedRequest: "authenticate",
        sessionCookieName: "certs-tg",
        sessionTimeout: 28_800,
    },
};

describe("sign-in at a load balancer", () => {
    it("comes before the app, in both worlds, and nothing else of the route changes", async () => {
        const { strict, placeholder } = await recordRoute({ signIn: signInConfig() });
        expect(strict.list).to.deep.equal(placeholder.list);
        const targetGroupArn = placeholder.output(token.targetGroup, "certs-tg", "arn") ?? null;
        expect(actions(placeholder, "certs-tg")).to.deep.equal([
            authenticate,
            { order: 2, type: "forward", targetGroupArn },
        ]);
        const without = await recordRoute();
        expect(placeholder.list).to.deep.equal(without.placeholder.list);
        const { actions: _signing, ...rest } = placeholder.inputs(token.rule, "certs-tg");
        const { actions: _open, ...plain } = without.placeholder.inputs(token.rule, "certs-tg");
        expect(rest).to.deep.equal(plain);
    });

    for (const reference of [secretArn, "/platform/test/certs/sign-in"]) {
        it(`reads the client's secret as a secret, and shows it nowhere else: ${reference.slice(0, 7)}…`, async () => {
            const recorded = await recordRoute({ signIn: signInConfig({ clientSecret: reference }) });
            for (const { resources } of Object.values(recorded)) {
                const rule = resources.find(({ type }) => type === token.rule);
                const [first] = rule?.inputs["actions"] as readonly WireMap[];
                const { clientSecret } = first?.["authenticateOidc"] as WireMap;
                expect(isSecret(clientSecret) && clientSecret["value"]).to.equal(`value of ${reference}`);
                const holders = resources.filter(({ inputs, type }) => type !== token.rule && containsSecret(inputs));
                expect(holders.map(({ name }) => name)).to.deep.equal([]);
            }
        });
    }

    it("is not asked of what other programs call: a rule of its own, directly before", async () => {
        const signIn = signInConfig({ except: ["/webhooks/*", "/feed"] });
        const { placeholder } = await recordRoute({ signIn, before: { except: 21_153 } });
        expect(placeholder.names(token.rule)).to.deep.equal(["certs-tg", "certs-tg-except"]);
        expect(placeholder.inputs(token.rule, "certs-tg-except")).to.deep.include({
            priority: 21_153,
            conditions: [
                { hostHeader: { values: ["certs.apps.example.gov"] } },
                { pathPattern: { values: ["/webhooks/*", "/feed"] } },
            ],
            actions: [{ type: "forward", targetGroupArn: placeholder.output(token.targetGroup, "certs-tg", "arn") }],
        });
    });

    it("is asked of whoever goes past a maintenance page, too", async () => {
        const bypass = { header: "X-Maintenance-Bypass", value: "0".repeat(32) };
        const { placeholder } = await recordRoute({
            ...{ signIn: signInConfig({ except: ["/webhooks/*"] }), maintenance: { message: "Back soon.", bypass } },
            before: { except: 21_153, maintenance: 21_152, bypass: 21_151 },
        });
        expect(actions(placeholder, "certs-tg-bypass")).to.deep.equal(actions(placeholder, "certs-tg"));
    });

    it("stands before a function, too", async () => {
        const { loadBalancer, priority, match, scope, errorRatio, topics } = routeArgs();
        const entry = { loadBalancer, priority, match, scope, errorRatio, topics, signIn: signInConfig() };
        const recording = await record(() => new FunctionRoute("certs-tg", entry));
        expect((actions(recording, "certs-tg") as readonly unknown[])[0]).to.deep.equal(authenticate);
    });

    it("can be changed by transform", async () => {
        const signIn = signInConfig({ except: ["/webhooks/*"] });
        const { placeholder } = await recordRoute({ transform: everyTransform, signIn, before: { except: 21_153 } });
        expect(unreached(placeholder)).to.deep.equal([]);
    });
});

describe("the secret of a sign-in", () => {
    const route = (clientSecret: string) => () =>
        new Route("certs-tg", routeArgs({ signIn: signInConfig({ clientSecret }) }));
    const failure = (program: () => unknown, fixtures: string, dryRun = true) =>
        record(program, { dryRun, fixtures: `tests/fixtures/answers/${fixtures}.yaml` }).then(
            () => "",
            (error: unknown) => (error instanceof Error ? error.message : String(error)),
        );

    it("is missed with the command that puts it in place", async () => {
        expect(await failure(route("/platform/test/certs/sign-in"), "fresh-account")).to.equal(
            "certs-tg: there is no /platform/test/certs/sign-in, the secret of its sign-in. Create it, then run this again: aws ssm put-parameter --type SecureString --name /platform/test/certs/sign-in --value file://secret.txt",
        );
        expect(await failure(route(secretArn), "fresh-account")).to.equal(
            `certs-tg: there is no ${secretArn}, the secret of its sign-in. Create it, then run this again: aws secretsmanager create-secret --name <name> --secret-string file://secret.txt, and put the ARN that it prints into the stack's file`,
        );
    });

    for (const reference of [secretArn, "/platform/test/certs/sign-in"]) {
        it(`need not be readable for a preview, which says so and shows a change: ${reference.slice(0, 7)}…`, async () => {
            const recording = await record(route(reference), {
                fixtures: "tests/fixtures/answers/no-secret-values.yaml",
            });
            expect(actions(recording, "certs-tg")).to.have.nested.property(
                "[0].authenticateOidc.clientSecret",
                "not read in this preview",
            );
        });

        it(`has to be readable for an update: ${reference.slice(0, 7)}…`, async () => {
            const refused = await failure(route(reference), "no-secret-values", false);
            expect(refused).to.contain("AccessDeniedException: not authorized");
        });
    }
});

describe("a load balancer at which people sign in", () => {
    it("calls identity providers, and only then", async () => {
        const { placeholder, strict } = await recordLoadBalancer({ scheme: "internet-facing" }, { signsIn: true });
        expect(strict.list).to.deep.equal(placeholder.list);
        expect(placeholder.inputs(egress, "public-clients-sign-in-443")).to.deep.include({
            securityGroupId: placeholder.id(token.group, "public-clients"),
            ...{ ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: "0.0.0.0/0" },
        });
        const without = await recordLoadBalancer({ scheme: "internet-facing" });
        expect(without.placeholder.names(egress)).to.deep.equal([]);
        expect(without.placeholder.names(token.alarm)).not.to.include("public-sign-in");
    });

    it("wakes somebody when sign-ins fail for all, and not for those who are refused", async () => {
        const { placeholder } = await recordLoadBalancer({ scheme: "internet-facing" }, { signsIn: true });
        expect(placeholder.inputs(token.alarm, "public-sign-in")).to.deep.include({
            ...{ namespace: "AWS/ApplicationELB", metricName: "ELBAuthError", statistic: "Sum", period: 300 },
            ...{ threshold: 5, comparisonOperator: "GreaterThanThreshold", treatMissingData: "notBreaching" },
            ...{ evaluationPeriods: 3, datapointsToAlarm: 2 },
            dimensions: { LoadBalancer: placeholder.output(token.loadBalancer, "public", "arnSuffix") },
        });
    });

    it("lets transform reach the way there", async () => {
        const transform = everyTransform;
        const { placeholder } = await recordLoadBalancer({ scheme: "internet-facing" }, { signsIn: true, transform });
        expect(unreached(placeholder)).to.deep.equal([]);
    });
});
