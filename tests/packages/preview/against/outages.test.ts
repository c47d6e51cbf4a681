import { withOutages } from "@platform/preview/against/outages";
import { isUnwanted, lossesOfData, outages } from "@platform/preview/against/comparison";
import type { BaselineResource, Change } from "@platform/preview/against/comparison";
import type { ResourceRecord } from "@platform/preview/result";
import { expect } from "chai";

const urn = (name: string) => `urn:pulumi:dev::shop::x::${name}`;

function resource(
    type: string,
    name: string,
    uses: readonly string[] = [],
    options = {},
): ResourceRecord & BaselineResource {
    return {
        ...{ urn: urn(name), type, name, kind: "custom", id: name, inputs: {}, outputs: {} },
        ...{ dependencies: uses.map(urn), propertyDependencies: {}, options, implicit: false, pendingDelete: false },
    };
}

function outagesOf(
    before: readonly BaselineResource[],
    after: readonly ResourceRecord[],
    kinds: Readonly<Record<string, Change["kind"]>>,
): readonly (string | undefined)[] {
    const all = new Map<string, { type: string }>([...before, ...after].map((one) => [one.name, one]));
    const changes = Object.entries(kinds).map(([name, kind]): Change => {
        const type = all.get(name)?.type ?? "";
        return { urn: urn(name), name, type, kind, resource: "custom", properties: [], mayReplace: false, remarks: [] };
    });
    const planned = after.map((one) => {
        const old = before.find((other) => other.urn === one.urn);
        return old === undefined ? { after: one } : { after: one, before: old };
    });
    return withOutages(changes, planned, before).map(({ outage }) => outage);
}

const group = resource("aws:alb/targetGroup:TargetGroup", "group");
const rule = resource("aws:lb/listenerRule:ListenerRule", "rule", ["group"]);
const route = (gateway: string) => resource("aws:ec2/route:Route", "route", [gateway]);
const gateway = (name: string) => resource("aws:ec2/natGateway:NatGateway", name);
const nat = "open connections break, and calls come from another address, which third parties may not let in";

describe("outages", () => {
    it("are what a kind loses when it is replaced, with its users", () => {
        expect(outagesOf([group, rule], [group, rule], { group: "replace", rule: "update" })).to.deep.equal([
            "requests are answered with 503 until targets have registered in the new one and are healthy (used by lb/ListenerRule rule)",
            undefined,
        ]);
    });

    it("are a loss of data where a database is replaced, and not where its replica is", () => {
        const type = "aws:rds/instance:Instance";
        const [database, replica] = [resource(type, "db"), resource(type, "copy")];
        const copy = { ...replica, inputs: { replicateSourceDb: "db" } };
        const changes = ["db", "copy", "table"].map((name): Change => {
            const about = { resource: "custom", properties: [], mayReplace: false, remarks: [] } as const;
            const token = name === "table" ? "aws:dynamodb/table:Table" : type;
            return { ...about, urn: urn(name), name, type: token, kind: "replace" };
        });
        const table = resource("aws:dynamodb/table:Table", "table");
        const planned = [database, copy, table].map((one) => ({ after: one, before: one }));
        const lost = withOutages(changes, planned, [database, copy, table]);
        expect(lost.map(({ name, outage, dataLost }) => [name, outage, dataLost])).to.deep.equal([
            ["db", "the new one is empty, and the old one's data are gone with it", true],
            ["copy", "the new one is empty, and the old one's data are gone with it", undefined],
            ["table", "the new one is empty, and the old one's data are gone with it", undefined],
        ]);
        const comparison = { against: "main", changes: lost, groups: new Map(), unchanged: 0, outputs: [], notes: [] };
        const whole = { ...comparison, noneExpected: false };
        expect(isUnwanted(whole)).to.equal(true);
        expect(isUnwanted({ ...whole, changes: lost.slice(1) })).to.equal(false);
        expect([lossesOfData(whole).length, outages(whole).length]).to.deep.equal([1, 2]);
    });

    it("are a loss of data where Valkey that keeps snapshots is replaced, and not where nothing is kept", () => {
        const type = "aws:elasticache/replicationGroup:ReplicationGroup";
        const lost = (days: number) => {
            const cache = { ...resource(type, "cache"), inputs: { snapshotRetentionLimit: days } };
            const about = { resource: "custom", properties: [], mayReplace: false, remarks: [] } as const;
            const change: Change = { ...about, urn: urn("cache"), name: "cache", type, kind: "replace" };
            return withOutages([change], [{ after: cache, before: cache }], [cache]).map(({ dataLost }) => dataLost);
        };
        expect([lost(7), lost(0)]).to.deep.equal([[true], [undefined]]);
    });

    it("are a loss of data where users leave a database that goes for a new one, and not where they leave a replica", () => {
        const type = "aws:rds/instance:Instance";
        const losing = (inputs: BaselineResource["inputs"]) => {
            const old = { ...resource(type, "old"), inputs };
            const user = (database: string) => resource("aws:lambda/invocation:Invocation", "user", [database]);
            const changes = (["old", "new", "user"] as const).map((name): Change => {
                const about = { resource: "custom", properties: [], mayReplace: false, remarks: [] } as const;
                const kind = ({ old: "delete", new: "create", user: "update" } as const)[name];
                return { ...about, urn: urn(name), name, type: name === "user" ? user("").type : type, kind };
            });
            const planned = [{ after: resource(type, "new") }, { after: user("new"), before: user("old") }];
            return withOutages(changes, planned, [old, user("old")]).filter(({ dataLost }) => dataLost === true);
        };
        expect(losing({}).map(({ name }) => name)).to.deep.equal(["old"]);
        expect(losing({ replicateSourceDb: "elsewhere" })).to.deep.equal([]);
    });

    it("are a deletion from which a user turns to a new one, and no other deletion", () => {
        const before = [gateway("old"), route("old")];
        const after = [gateway("new"), route("new")];
        const kinds = { new: "create", old: "delete", route: "update" } as const;
        expect(outagesOf(before, after, kinds)).to.deep.equal([
            undefined,
            `${nat} (used by ec2/Route route)`,
            undefined,
        ]);
        expect(outagesOf(before, [], { old: "delete", route: "delete" })).to.deep.equal([undefined, undefined]);
        expect(outagesOf(before, [resource("aws:ec2/route:Route", "route")], { old: "delete" })).to.deep.equal([
            undefined,
        ]);
    });

    it("are whatever is used and deleted before its successor is there", () => {
        const parts = (options: object) => [
            resource("acme:index:Thing", "thing", [], options),
            ...["a", "b", "c", "d"].map((name) => resource("aws:sqs/queue:Queue", name, ["thing"])),
        ];
        const of = (options: object) => outagesOf(parts(options), parts(options), { thing: "replace" });
        expect(of({ deleteBeforeReplace: true })).to.deep.equal([
            "it is deleted before the new one is there (used by sqs/Queue a, sqs/Queue b, sqs/Queue c and 1 more)",
        ]);
        expect(of({})).to.deep.equal([undefined]);
    });
});
