import { databaseClasses, databaseClassOf, maxConnectionsOf } from "@platform/aws-model/database-classes";
import { expect } from "chai";
import { parametersOf } from "../../../components/databases/parameters";
import { databaseConfig } from "./fixture";

describe("parameters of a database", () => {
    it("force TLS, log what is slow and what blocks, and end forgotten transactions", () => {
        expect(parametersOf(databaseConfig(), 320)).to.deep.equal([
            { name: "idle_in_transaction_session_timeout", value: "300000" },
            { name: "log_lock_waits", value: "1" },
            { name: "log_min_duration_statement", value: "1000" },
            { name: "log_statement", value: "ddl" },
            { name: "max_connections", value: "320", applyMethod: "pending-reboot" },
            { name: "pg_stat_statements.track", value: "all" },
            { name: "rds.force_ssl", value: "1", applyMethod: "pending-reboot" },
        ]);
    });

    it("force TLS with the method that RDS answers: of a default, always after a restart", () => {
        const answers = (["aurora", "postgres"] as const).flatMap((engine) =>
            (["15", "16", "17", "18"] as const).map((version) => {
                const all = parametersOf(databaseConfig({ engine, version }), 320);
                return [engine, version, all.find(({ name }) => name === "rds.force_ssl")?.applyMethod];
            }),
        );
        expect(answers).to.deep.equal([
            ["aurora", "15", undefined],
            ["aurora", "16", undefined],
            ["aurora", "17", "pending-reboot"],
            ["aurora", "18", "pending-reboot"],
            ["postgres", "15", "pending-reboot"],
            ["postgres", "16", "pending-reboot"],
            ["postgres", "17", "pending-reboot"],
            ["postgres", "18", "pending-reboot"],
        ]);
    });

    it("are the stack file's where it has them, and wait for a restart where PostgreSQL needs one", () => {
        const config = databaseConfig({ parameters: { log_statement: "all", wal_buffers: "2048", work_mem: "16384" } });
        expect(parametersOf(config, 80)).to.include.deep.members([
            { name: "log_statement", value: "all" },
            { name: "wal_buffers", value: "2048", applyMethod: "pending-reboot" },
            { name: "work_mem", value: "16384" },
        ]);
    });
});

describe("classes of databases", () => {
    it("have these processors, memory, credits and connections", () => {
        const all = Object.entries(databaseClasses).map(([name, one]) => [
            name,
            one.vcpus,
            one.memoryMiB,
            one.creditsPerHour,
            maxConnectionsOf(one),
        ]);
        expect(all).to.deep.equal([
            ["db.t4g.micro", 2, 1024, 12, 80],
            ["db.t4g.small", 2, 2048, 24, 160],
            ["db.t4g.medium", 2, 4096, 24, 320],
            ["db.t4g.large", 2, 8192, 36, 640],
            ["db.t4g.xlarge", 4, 16384, 96, 1280],
            ["db.t4g.2xlarge", 8, 32768, 192, 2560],
            ["db.m7g.large", 2, 8192, undefined, 640],
            ["db.m7g.xlarge", 4, 16384, undefined, 1280],
            ["db.m7g.2xlarge", 8, 32768, undefined, 2560],
            ["db.r7g.large", 2, 16384, undefined, 1280],
            ["db.r7g.xlarge", 4, 32768, undefined, 2560],
            ["db.r7g.2xlarge", 8, 65536, undefined, 5000],
        ]);
    });

    it("are all that there are", () => {
        expect(() => databaseClassOf("db.t2.micro")).to.throw(
            /^db\.t2\.micro is no class of a database; allowed: db\./,
        );
    });
});
