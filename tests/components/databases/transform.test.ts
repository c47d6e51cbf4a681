import { expect } from "chai";
import type { DatabaseTransforms } from "../../../components/databases/transforms";
import { record } from "../../harness/record";
import { everyTransform, unreached } from "../../harness/transforms";
import { database, types } from "./fixture";

describe("transform of a database", () => {
    it("reaches everything that it makes", async () => {
        const ports = { protocol: "tcp", from: 5432, to: 5432 } as const;
        const callers = [{ key: "cluster", what: "cluster", securityGroupId: "sg-cluster", ports }];
        const config = { readReplicas: 1, masterPassword: "stack" };
        const recording = await record(database(config, { callers, transform: everyTransform }));
        expect(unreached(recording)).to.deep.equal([]);
    });

    it("changes the instance alone where it says so", async () => {
        const transform: DatabaseTransforms = { instance: { storageThroughput: 500 } };
        const recording = await record(database({}, { transform }));
        expect(recording.inputs(types.instance, "db-main")["storageThroughput"]).to.equal(500);
        expect(recording.one(types.database, "db-main").outputs["transformed"]).to.deep.equal(["instance db-main"]);
    });
});
