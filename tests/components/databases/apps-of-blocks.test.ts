import { expect } from "chai";
import { checkApps } from "../../../components/databases/app-checks";
import { databasesSchema } from "../../../components/databases/schema";
import type { AppEntry, StackDraft } from "../../../components/shared/block/block";

function app(block: string, name: string, databases?: object): AppEntry {
    const path = [`platform:${block}`, name];
    return { block, name, path, config: { databases }, variables: [{ path, environment: {}, secrets: {} }] };
}

function problems(...apps: readonly AppEntry[]) {
    const draft: Pick<StackDraft, "prefix" | "namesIn" | "apps"> = {
        prefix: "platform-test",
        namesIn: () => ["main", "other"],
        apps: () => apps,
    };
    const databases = databasesSchema.parse({ main: { version: "18" }, other: { version: "18" } });
    return [...checkApps(databases, draft as StackDraft)].map(
        ({ path, statement }) => `${path.join(".")}: ${statement}`,
    );
}

describe("apps of several blocks with databases", () => {
    it("have roles of their own on a server", () => {
        expect(
            problems(
                app("services", "permits", { main: {} }),
                app("functions", "permits", { main: { database: "nightly" } }),
                app("ec2Apps", "permits", { other: {} }),
                app("ec2Apps", "archive"),
            ),
        ).to.deep.equal([
            'platform:functions.permits: "permits" is not valid; allowed with databases.main a name that no other app there has, as services.permits does',
        ]);
    });

    it("have databases of their own", () => {
        expect(
            problems(
                app("services", "permits", { main: {}, other: {} }),
                app("functions", "nightly", { main: { database: "permits" }, other: { database: "nights" } }),
            ),
        ).to.deep.equal([
            'platform:functions.nightly.databases.main.database: "permits" is not valid; allowed a name of its own; services.permits has this one in database main',
        ]);
    });
});
