import { expect } from "chai";
import {
    connectionOf,
    userParameters,
    userRequest,
    type ConnectionTarget,
} from "../../../components/databases/connection";
import { databaseUsesSchema, type DatabaseApp } from "../../../components/databases/uses";
import { parameterPath } from "../../../components/shared/scope";

const target: ConnectionTarget = {
    key: "main",
    port: 5432,
    hostParameter: "/platform/test/databases/main/host",
    readerHostParameter: undefined,
};
const prefix = "platform-test";

function app(uses: object, block = "services"): DatabaseApp {
    return { block, name: "open-data", uses: databaseUsesSchema.parse(uses) };
}

function connection(config: object = {}, asked: Partial<ConnectionTarget> = {}) {
    return connectionOf(prefix, app({ main: config }), { ...target, ...asked });
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
        expect(connection({}, { readerHostParameter }).secrets).to.include({ PGHOST_READER: readerHostParameter });
    });

    it("says which database it is where an app has several", () => {
        const names = (key: string, ...keys: string[]) => {
            const uses = Object.fromEntries(keys.map((each) => [each, {}]));
            const { environment, secrets } = connectionOf(prefix, app(uses), { ...target, key });
            return Object.keys({ ...environment, ...secrets });
        };
        const variables = ["PGPORT", "PGDATABASE", "PGSSLMODE", "PGHOST", "PGUSER", "PGPASSWORD", "DATABASE_URL"];
        expect(names("main", "main")).to.deep.equal(variables);
        expect(names("main", "main", "open-data")).to.deep.equal(variables.map((name) => `MAIN_${name}`));
        expect(names("open-data", "main", "open-data")).to.deep.equal(variables.map((name) => `OPEN_DATA_${name}`));
    });

    it("is another version with another password or URL, which rolls the app out", () => {
        const versions = [{}, { passwordVersion: 2 }, { sslMode: "require" }, { database: "other" }, { auth: "iam" }];
        expect(new Set(versions.map((config) => connection(config).version)).size).to.equal(5);
    });

    it("asks for an owner and two logins, which no service's name can be", () => {
        expect(userRequest(prefix, app({ main: { passwordVersion: 3 } }), "main")).to.deep.equal({
            owner: "open_data",
            database: "open_data",
            auth: "password",
            logins: ["open_data__1", "open_data__2"],
            passwordVersion: 3,
            sslMode: "verify-full",
            parameterPrefix: `${parameterPath()}/services/open-data/databases/main`,
        });
    });

    it("has parameters among those of the app's block", () => {
        const places = ["services", "functions", "ec2Apps"].map((block) => userParameters(app({}, block), "main"));
        expect(places).to.deep.equal(
            ["services", "functions", "ec2-apps"].map((path) => `${parameterPath()}/${path}/open-data/databases/main`),
        );
    });

    it("is none where the app does not use the database", () => {
        expect(() => connectionOf(prefix, app({}), target)).to.throw("services.open-data does not use database main");
    });
});
