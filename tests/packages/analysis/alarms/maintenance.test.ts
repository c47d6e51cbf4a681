import { expect } from "chai";
import { analyzeAlarms } from "@platform/analysis/alarms/result";
import { someApps } from "../../../harness/stack";
import { planOfStack } from "../support/plans";

const id = "maintenance-page";

/** Some apps of production, with an app in maintenance. */
const inMaintenance = (values: Readonly<Record<string, unknown>>) => {
    const services = values["platform:services"] as Readonly<Record<string, { readonly public: object }>>;
    const boards = services["boards-commissions"];
    const open = { ...boards?.public, maintenance: { message: "Back at 6 pm." } };
    return { ...someApps(values), "platform:services": { "boards-commissions": { ...boards, public: open } } };
};

describe("an app in maintenance", () => {
    it("wakes nobody: its load balancer's 503 are no errors, and those of an app without a healthy copy are told", async () => {
        const { outcomes } = analyzeAlarms(await planOfStack("prod", inMaintenance));
        const pause = outcomes.filter((one) => one.id === id);
        expect(pause.map(({ where, verdict, fired }) => [where, verdict, fired.length])).to.deep.equal([
            ["boards-commissions-tg-maintenance", "good", 0],
        ]);
        const others = outcomes.filter(({ where }) => where === "boards-commissions-tg");
        expect(others.filter(({ verdict }) => verdict !== "good")).to.deep.equal([]);
        expect(others.find((one) => one.id === "no-healthy-copy")?.people).to.have.length.above(0);
    });
});
