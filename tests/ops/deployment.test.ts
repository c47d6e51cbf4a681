import type { ServiceDeployment } from "@aws-sdk/client-ecs";
import { expect } from "chai";
import { progressOf, reasonsOf, waitForDeployment, type Ended } from "../../ops/ecs/deployment";

/** Answers or refusals of ECS, one a time; the last one stays. */
type Script = readonly (ServiceDeployment | Error | undefined)[];

function refusal(name: string, httpStatusCode = 400): Error {
    return Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });
}

describe("waiting for a deployment", () => {
    async function wait(
        script: Script,
        {
            wanted = "SUCCESSFUL",
            minutes = 20,
        }: { wanted?: "SUCCESSFUL" | "ROLLBACK_SUCCESSFUL"; minutes?: number } = {},
    ): Promise<Ended & { readonly seconds: number; readonly lines: readonly string[] }> {
        let now = 0;
        let reads = 0;
        const lines: string[] = [];
        const ended = await waitForDeployment({
            read: () => {
                const answer = script[Math.min(reads++, script.length - 1)];
                return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
            },
            wanted,
            timeoutMs: minutes * 60_000,
            now: () => now,
            sleep: (milliseconds) => {
                now += milliseconds;
                return Promise.resolve();
            },
            report: (line) => lines.push(line),
        });
        return { ...ended, seconds: now / 1000, lines };
    }

    const going = {
        status: "IN_PROGRESS",
        targetServiceRevision: { requestedTaskCount: 2, runningTaskCount: 1 },
    } as const;

    for (const status of ["STOPPED", "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED"] as const) {
        it(`${status} is a failure, though the service may be steady`, async () => {
            const { result, seconds } = await wait([going, { status }]);
            expect({ result, seconds }).to.deep.equal({ result: "failed", seconds: 5 });
        });
    }

    for (const status of [
        "PENDING",
        "IN_PROGRESS",
        "STOP_REQUESTED",
        "ROLLBACK_REQUESTED",
        "ROLLBACK_IN_PROGRESS",
    ] as const) {
        it(`${status} is no end`, async () => {
            const { result, seconds } = await wait([{ status }, { status }, { status: "SUCCESSFUL" }]);
            expect({ result, seconds }).to.deep.equal({ result: "reached", seconds: 10 });
        });
    }

    it("after a stop, the way back is what was wanted", async () => {
        expect((await wait([{ status: "ROLLBACK_SUCCESSFUL" }], { wanted: "ROLLBACK_SUCCESSFUL" })).result).to.equal(
            "reached",
        );
        expect((await wait([{ status: "SUCCESSFUL" }], { wanted: "ROLLBACK_SUCCESSFUL" })).result).to.equal("failed");
    });

    it("waits until ECS knows the deployment", async () => {
        const { result, lines } = await wait([undefined, going, { status: "SUCCESSFUL" }]);
        expect({ result, lines }).to.deep.equal({
            result: "reached",
            lines: ["waiting for ECS to begin", "in progress: 1 of 2 copies run"],
        });
    });

    it("the time is up at the last poll before the end, and what is known stays known", async () => {
        const { result, seconds, last } = await wait([going], { minutes: 1 });
        expect({ result, seconds, last }).to.deep.equal({ result: "time is up", seconds: 60, last: going });
    });

    it("calls that are refused for now are made again later", async () => {
        const { result, seconds } = await wait([
            refusal("ThrottlingException"),
            refusal("Anything", 503),
            { status: "SUCCESSFUL" },
        ]);
        expect({ result, seconds }).to.deep.equal({ result: "reached", seconds: 30 });
    });

    it("throttled to the end, the time is up and no deployment failed", async () => {
        const { result, last } = await wait([going, refusal("ThrottlingException")]);
        expect({ result, last }).to.deep.equal({ result: "time is up", last: going });
    });

    it("another refusal ends it", async () => {
        const error = await wait([refusal("AccessDeniedException")]).catch((reason: unknown) => reason);
        expect(error).to.have.property("name", "AccessDeniedException");
    });

    it("says how far it is", () => {
        const target = { requestedTaskCount: 4, runningTaskCount: 1, pendingTaskCount: 2 };
        expect(
            progressOf({
                status: "IN_PROGRESS",
                targetServiceRevision: target,
                deploymentCircuitBreaker: { failureCount: 1 },
                lifecycleStage: "BAKE_TIME",
            }),
        ).to.equal("in progress: 1 of 4 copies run, 2 starting, 1 failed, stage bake time");
    });

    it("says why, as far as ECS does", () => {
        expect(reasonsOf(undefined)).to.deep.equal([]);
        expect(reasonsOf({ status: "STOPPED", statusReason: "by jo" })).to.deep.equal(["ECS: stopped: by jo"]);
        expect(
            reasonsOf({
                status: "ROLLBACK_SUCCESSFUL",
                alarms: { status: "TRIGGERED", triggeredAlarmNames: ["a", "b"] },
            }),
        ).to.deep.equal(["ECS: rollback successful", "alarms: a, b"]);
        expect(reasonsOf({ deploymentCircuitBreaker: { status: "TRIGGERED", failureCount: 3 } })).to.deep.equal([
            "circuit breaker: 3 copies failed, ? may",
        ]);
    });
});
