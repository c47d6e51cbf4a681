import { expect } from "chai";
import { burnPairs, burnPercent } from "../../../../components/load-balancing/objective/pairs";
import { objectiveSchema } from "../../../../components/load-balancing/objective/schema";
import { alarmInputs } from "../../../harness/alarms";
import { testTopics } from "../../../harness/scope";
import { recordRoute, token, type Both } from "../fixture";

const composite = "aws:cloudwatch/compositeAlarm:CompositeAlarm";
const windows = ["fast-long", "fast-short", "slow-long", "slow-short"].map((end) => `certs-tg-slo-${end}`);

describe("the alarms of an objective", () => {
    let both: Both;
    before(async () => {
        both = await recordRoute({ objective: objectiveSchema.parse({ objective: 99.9 }) });
    });

    it("are two composite alarms over four, in a preview and in an update", () => {
        expect(both.strict.list).to.deep.equal(both.placeholder.list);
        expect(both.strict.names(composite)).to.deep.equal(["certs-tg-slo-fast", "certs-tg-slo-slow"]);
        expect(both.strict.names(token.alarm).filter((name) => name.includes("-slo-"))).to.deep.equal(windows);
    });

    it("tell by severity while both windows of a pair fail, which a first preview knows", () => {
        for (const { inputs } of [both.strict, both.placeholder].map((one) =>
            one.one(composite, "certs-tg-slo-fast"),
        )) {
            expect(inputs).to.deep.equal({
                alarmName: "platform-test-certs-tg-slo-fast",
                alarmRule:
                    'ALARM("platform-test-certs-tg-slo-fast-long") AND ALARM("platform-test-certs-tg-slo-fast-short")',
                alarmActions: [testTopics.critical],
                okActions: [testTopics.critical],
                alarmDescription:
                    "platform-test: certs-tg on load balancer public fails in more than 1.44 percent of requests: that uses up " +
                    "two percent of what a month allows within an hour, by the objective of 99.9 percent. Read the app's log " +
                    "for what fails, and roll back if it began with a deployment.",
            });
        }
        const slow = both.strict.inputs(composite, "certs-tg-slo-slow");
        expect(slow["alarmActions"]).to.deep.equal([testTopics.warning]);
        expect(slow["alarmDescription"]).to.contain(
            "0.6 percent of requests: that uses up five percent of what a month",
        );
    });

    it("measure the share of failed requests in their windows, the long one only with enough requests", () => {
        const seen = windows.map((name) => {
            const inputs = alarmInputs(both.placeholder, name);
            const { metricQueries, threshold, alarmActions } = inputs;
            const queries = metricQueries as unknown as Query[];
            const periods = new Set(queries.flatMap(({ metric }) => metric?.period ?? []));
            return [threshold, [...periods], queries.at(-1)?.expression, alarmActions];
        });
        const share = (least: number) => `IF(answered >= ${least}, 100 * failed / answered, 0)`;
        expect(seen).to.deep.equal([
            [1.44, [3600], share(500), undefined],
            [1.44, [300], share(1), undefined],
            [0.6, [21_600], share(3000), undefined],
            [0.6, [1800], share(1), undefined],
        ]);
    });

    it("have a share below all requests at the least objective, and windows that CloudWatch takes", () => {
        for (const pair of burnPairs) {
            expect(burnPercent(pair, 95)).to.be.below(100);
            expect(pair.longSeconds).to.be.at.most(86_400);
            expect((pair.longSeconds % 60) + (pair.shortSeconds % 60)).to.equal(0);
        }
    });

    it("are none where no objective is stated", async () => {
        const { placeholder } = await recordRoute();
        expect(placeholder.names(composite)).to.deep.equal([]);
    });
});

interface Query {
    readonly expression?: string;
    readonly metric?: { readonly period: number };
}
