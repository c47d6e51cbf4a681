import { expect } from "chai";
import type { ReachabilityReport } from "@platform/analysis/reachability/report";
import { sectionOf } from "@platform/analysis/reachability/section";

const party = { containersApart: true, knowsNoUsers: false, services: [] };
const connection = { ports: "tcp 5432", through: [], onlyFrom: [], verdict: "good", why: "" } as const;

/** Instances with services on them, that may connect to a database and to a load balancer. */
function report(services: readonly string[], noUsers = false): ReachabilityReport {
    return {
        parties: [
            { ...party, label: "instances web", group: "apps", services },
            { ...party, label: "app alone", group: "apps" },
            { ...party, label: "database main", group: "data" },
            { ...party, label: "database other", group: "data" },
            { ...party, label: "cache pages", group: "data", knowsNoUsers: true },
            { ...party, label: "load balancer in", group: "internal load balancers" },
        ],
        connections: [
            { ...connection, from: "instances web", to: "database main" },
            { ...connection, from: "instances web", to: "load balancer in" },
            ...(noUsers ? [{ ...connection, from: "instances web", to: "cache pages" }] : []),
            { ...connection, from: "app alone", to: "database other" },
        ],
        ...{
            entrances: [],
            openings: [],
            unknownTypes: [],
            waysIn: [],
            refusals: [],
            outbound: [],
            networkAcls: [],
            functionCallers: [],
        },
    };
}

function sharing(services: readonly string[], noUsers = false): string {
    const texts = sectionOf(report(services, noUsers)).blocks.flatMap((block) =>
        block.kind === "text" ? [block.text] : [],
    );
    return texts.join("\n");
}

describe("what reachability says of apps on the same instances", () => {
    it("is that all of them reach the database that one of them was let in to", () => {
        expect(sharing(["forms", "permits"])).to.equal(
            "On instances web run forms, permits. They share its addresses, so a rule for one is a rule for all of them. " +
                "Containers reach neither one another nor the instance, whose user data close Docker's bridge. Each of them " +
                "can connect to database main, where users and passwords alone keep them apart.",
        );
    });

    it("is that nothing keeps them apart in a cache that knows no users", () => {
        expect(sharing(["forms", "permits"], true)).to.contain(
            "Each of them can connect to database main, where users and passwords alone keep them apart; and to " +
                "cache pages, where nothing does: it knows no users.",
        );
    });

    it("is nothing of the kind of an app that is alone there", () => {
        expect(sharing(["forms"])).to.equal(
            "On instances web runs forms. Containers reach neither one another nor the instance, whose user data close " +
                "Docker's bridge.",
        );
    });
});
