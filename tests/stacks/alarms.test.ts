import { expect } from "chai";
import type { Plan } from "@platform/analysis/plan";
import { analyze } from "@platform/analysis/alarms/index";
import { analyzeAlarms, type AlarmsResult } from "@platform/analysis/alarms/result";
import type { ResourceRecord } from "@platform/preview/result";
import { planOfStack } from "../packages/analysis/support/plans";
import { withInputs } from "../packages/analysis/support/with-inputs";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
const OUTAGES = ["vpn-outage", "vpn-datacenter-a-1-outage", "vpn-datacenter-b-1-outage"];
const DEGRADED = ["vpn-datacenter-a-1-degraded", "vpn-datacenter-b-1-degraded"];

/** Production with some of its alarms changed. */
async function prodWith(names: readonly string[], inputs: ResourceRecord["inputs"]): Promise<Plan> {
    return withInputs(await planOfStack("prod"), ALARM, (name) => (names.includes(name) ? inputs : undefined));
}

/** Each scenario once for each way it goes: `verdict, minutes until somebody is told`. */
function ways({ outcomes }: AlarmsResult): Record<string, string[]> {
    const found: Record<string, string[]> = {};
    for (const { id, verdict, toldAfter } of outcomes) {
        const list = (found[id] ??= []);
        const way = toldAfter === undefined ? verdict : `${verdict} ${toldAfter}`;
        if (!list.includes(way)) list.push(way);
    }
    return found;
}

describe("the alarms of the real stacks", () => {
    it("reach somebody on every bad day of production", async () => {
        const plan = await planOfStack("prod");
        const result = analyzeAlarms(plan);
        expect(analyze(plan).verdict).to.equal("good");
        expect(ways(result)).to.deep.equal({
            "one-tunnel-down": ["good 11"], // a 0 in the oldest of three periods of 5 minutes: after 11
            "both-tunnels-down": ["good 5"],
            "datacenter-unreachable": ["good 5"],
            "tunnel-metric-stops": ["good 15"], // three periods are looked back on
            "tunnels-carry-nothing": ["good 8"], // 2 of 3 periods at 50 percent: 5 + 3 of 5 minutes
            "ping-target-stops": ["good 25"], // five periods are looked back on
            "one-unhealthy-copy": ["good 10"],
            "no-healthy-copy": ["good 3", "good 7"], // an EC2 app may take five minutes to start
            "app-fails": ["good 12"], // the ratio is over 5 percent once 20 requests were made, in the second minute
            "burst-at-low-traffic": ["good"],
            "one-error-at-night": ["good"],
            "app-fails-at-low-traffic": ["good 31"], // over 5 percent in the first minute of four periods of ten
            "app-hangs": ["good 12"], // the load balancer's 504, as for app-fails; the app's own alarms follow
            "app-hangs-at-low-traffic": ["good 31"],
            "objective-burns-fast": ["good 1"], // over 1.44 percent of the hour's requests, of which 59 are of before
            "objective-burns-slowly": ["good 3"], // six hours with 3,000 requests: three minutes with 1,000 each
            "objective-holds": ["good"],
            "connections-rejected": ["good 3"],
            "flood-from-one-address": ["good 11"], // over 1,000 in the oldest of three periods of five minutes, in its first minute
            "no-copy-runs": ["good 3"],
            "service-busy": ["good 27"], // the average of the oldest of six periods is over 90 percent in its second minute
            "service-memory": ["good 11"],
            "instance-missing": ["good 11", "good 10"],
            "group-silent": ["good 25", "good 12"],
            "hot-cpu": ["good 1"], // one period of five minutes, which the peak has reached at once
            "idle-night": ["good"],
            "memory-leak": ["good 11"],
            "instance-disk-full": ["good 11"],
            "surplus-credits": ["good 121"], // three periods of an hour; the oldest of them began before
            "sign-ins-refused": ["good 6"], // more than 20 in a period of 15 minutes: the third ten of them
            "sign-in-forgotten": ["good"],
            "nat-ports": ["good 6"],
            "full-disk": ["good 204"], // 10 GiB go in four hours: below 2 after 192 minutes, the third period ends at 204
            "database-gone": ["good 12"], // ten minutes of silence, and two that are looked back on
            "connections-used-up": ["good 53"], // above 256 of 320 after 48 minutes, five of them in a row
            "database-event": ["good 1"],
            "full-cache": ["good 11"],
            "cache-gone": ["good 12"], // as for the database
            "cache-connections": ["good 53"], // above 52,000 of 65,000 after 48 minutes, five of them in a row
            "cache-replica-behind": ["good 7"], // over ten seconds after two minutes, five of them in a row
            "log-lines": ["good 1", "good 3"], // more than 5 in a quarter of an hour, more than 20 in five minutes
            "certificate-expires": ["good 14460"], // ten days later 30 are left; the replay's step is an hour
            "alert-undelivered": ["good 1"],
            "function-fails": ["good 13", "good 1"], // three of five periods of five minutes; one for the platform's own
            "function-event-fails": ["good 1"],
            "function-not-called": ["good 1440"], // the first day without a call
            "function-slow": ["good 11"],
            "function-throttled": ["good 5"],
            "scheduled-task-fails": ["good 1"],
            "deployment-fails": ["good 1"],
            "instance-refresh-fails": ["good 1"],
            "distribution-fails": ["good 11"], // three of five periods of five minutes, two of which are looked back on
            "site-loses-files": ["good 13"], // three periods of five minutes
            "quiet-night": ["good"],
            "aws-trouble": ["good 1"],
            "host-unreachable": ["good 3"],
            "host-unasked": ["good 5"],
            "delivery-refused": ["good 41"], // older than 1800 s after 25 minutes; three periods of five, ended by the minute after
            "delivery-throttled": ["good 1"],
            "nothing-to-deliver": ["good 1560"], // 24 periods of an hour, and two that are looked back on
            "host-certificate": ["neutral"], // Route 53 does not look at it; it expires as in certificate-expires
        });
        expect(result.mutes.map(({ name, kind }) => `${name} ${kind}`)).to.have.members([
            "vpn-keepalive-recover machine",
            "vpn-keepalive-reboot machine",
            "boards-commissions-tg-deployment machine",
            "registry-certs-tg-deployment machine",
            "registry-certs-int-deployment machine",
            "app-zoning-maps-tg-deployment machine",
            "app-zoning-maps-in machine",
            "app-zoning-maps-out machine",
        ]);
    });

    it("reach somebody on every bad day of staging", async () => {
        const plan = await planOfStack("staging");
        const { coverage, unknown } = analyzeAlarms(plan);
        expect(analyze(plan).verdict).to.equal("good");
        expect(unknown).to.deep.equal([]);
        expect(new Set(coverage.map(({ state }) => state))).to.deep.equal(new Set(["watched"]));
        expect(new Set(coverage.flatMap(({ people }) => people))).to.deep.equal(new Set(["digital-team@example.gov"]));
    });

    it("watch every kind of part that production has", async () => {
        const { coverage } = analyzeAlarms(await planOfStack("prod"));
        const count = (kind: string) => coverage.filter((one) => one.kind === kind).length;
        expect(Object.fromEntries(coverage.map(({ kind }) => [kind, count(kind)]))).to.deep.equal({
            "client VPN": 1,
            "load balancer": 3,
            "target group": 4,
            "host, from outside": 4,
            "web ACL": 1,
            "ECS service": 2,
            "Auto Scaling group": 3,
            "CDN distribution": 1,
            "VPN tunnel": 4,
            "network probe": 1,
            "NAT gateway": 2,
            database: 1,
            cache: 2,
            certificate: 1,
            function: 3,
            "alert delivery": 2,
            "delivery stream": 1,
        });
    });
});

describe("the alarms of the repository's stacks, in a line", () => {
    it("say how soon somebody hears of a mishap, and apart from that of what takes a day to go wrong", async () => {
        expect(analyze(await planOfStack("prod")).summary).to.contain(
            "97 reach somebody, after 1 min to 3 h, 3 of them after 24 h to 10 days. Nothing fires in vain.",
        );
        expect(analyze(await planOfStack("security")).summary).to.contain("15 reach somebody, after 1 to 3 min. ");
    });
});

describe("what breaks the alarms of production", () => {
    it("an alarm without action", async () => {
        const plan = await prodWith(["vpn-datacenter-a-1-degraded"], { alarmActions: [] });
        const { verdict, summary } = analyze(plan);
        expect(verdict).to.equal("bad");
        expect(summary).to.contain(
            "2 of 36 parts have none that reaches somebody: VPN tunnel vpn-datacenter-a-1 (tunnel 1)",
        );
        const { outcomes } = analyzeAlarms(plan);
        const silent = outcomes.filter(({ people, expects }) => people.length === 0 && expects === "tell");
        expect(silent.map(({ id, where }) => `${id} ${where}`)).to.deep.equal(["one-tunnel-down vpn-datacenter-a-1"]);
    });

    it("a missing-data setting that hides an outage", async () => {
        const plan = await prodWith([...OUTAGES, ...DEGRADED], { treatMissingData: "notBreaching" });
        expect(analyze(plan).verdict).to.equal("bad");
        const bad = analyzeAlarms(plan).outcomes.filter(({ verdict }) => verdict === "bad");
        expect(bad.map(({ id, why }) => `${id}: ${why}`)).to.deep.equal(["tunnel-metric-stops: no alarm fires"]);
    });

    it("an outage that is only told as a warning", async () => {
        const plan = await prodWith(OUTAGES, { treatMissingData: "notBreaching" });
        expect(analyze(plan).verdict).to.equal("attention");
        const late = analyzeAlarms(plan).outcomes.find(({ id }) => id === "tunnel-metric-stops");
        const why = "it is urgent, and only told as a warning";
        expect(late).to.deep.include({ verdict: "attention", toldAfter: 25, why });
    });
});
