import { expect } from "chai";
import {
    connectionOf,
    userRequest,
    variablePrefix,
    type ConnectionTarget,
} from "../../../components/databases/connection";
import { databaseUsesSchema } from "../../../components/databases/uses";
import { parameterPath } from "../../../components/shared/scope";

const target: ConnectionTarget = {
    key: "main",
    port: 5432,
    hostParameter: "/platform/test/databases/main/host",
    readerHostParameter: undefined,
};
const prefix = "platform-test";

function uses(config: object) {
    return databaseUsesSchema.parse(config);
}

function connection(config: object = {}, asked: Partial<ConnectionTarget> = {}, variables = "") {
    const { main } = uses({ main: config });
    return main && connectionOf(prefix, "open-data", { ...target, ...asked }, { use: main, variables });
}

describe("the connection of an app to its database", () => {
    it("is in variables that clients know, and in parameters of fixed names", () => {
        expect(connection()).to.deep.equal({
            environment: { PGPORT: "5432", PGDATABASE: "open_data", PGSSLMODE: "verify-full" },
            secrets: {
                PGHOST: "/platform/test/databases/main/host",
                PGUSER: `${parameterPath()}/services/open-data/databases/main/user`,
                PGPASSWORD: `${parameterPath()}/services/open-data/databases/main/password`,
                DATABASE_URL: `${parameterPath()}/services/open-data/databases/main/url`,
            },
            version: "password open_data 1 verify-full",
            iamLogin: undefined,
        });
    });

    it("needs no secret with IAM", () => {
        expect(connection({ auth: "iam", database: "data", sslMode: "require" })).to.deep.equal({
            environment: {
                ...{ PGPORT: "5432", PGDATABASE: "data", PGSSLMODE: "require" },
                PGUSER: "platform_test__open_data",
            },
            secrets: { PGHOST: "/platform/test/databases/main/host" },
            version: "iam data 1 require",
            iamLogin: "platform_test__open_data",
        });
    });

    it("has an address to read from where there are replicas", () => {
        const readerHostParameter = "/platform/test/databases/main/reader-host";
        expect(connection({}, { readerHostParameter })?.secrets).to.include({ PGHOST_READER: readerHostParameter });
    });

    it("says which database it is where an app has several", () => {
        expect(variablePrefix("main", uses({ main: {} }))).to.equal("");
        const several = uses({ main: {}, "open-data": {} });
        expect(Object.keys(several).map((key) => variablePrefix(key, several))).to.deep.equal(["MAIN_", "OPEN_DATA_"]);
        const { environment, secrets } = connection({}, {}, "MAIN_") ?? { environment: {}, secrets: {} };
        expect([...Object.keys(environment), ...Object.keys(secrets)]).to.deep.equal(
            ["PGPORT", "PGDATABASE", "PGSSLMODE", "PGHOST", "PGUSER", "PGPASSWORD", "DATABASE_URL"].map(
                (name) => `MAIN_${name}`,
            ),
        );
    });

    it("is another version with another password or URL, which rolls the app out", () => {
        const versions = [{}, { passwordVersion: 2 }, { sslMode: "require" }, { database: "other" }, { auth: "iam" }];
        expect(new Set(versions.map((config) => connection(config)?.version)).size).to.equal(5);
    });

    it("asks for an owner and two logins, which no service's name can be", () => {
        const { main } = uses({ main: { passwordVersion: 3 } });
        expect(main && userRequest(prefix, "open-data", target, main)).to.deep.equal({
            owner: "open_data",
            database: "open_data",
            auth: "password",
            logins: ["open_data__1", "open_data__2"],
            passwordVersion: 3,
            sslMode: "verify-full",
            parameterPrefix: `${parameterPath()}/services/open-data/databases/main`,
        });
    });
});
