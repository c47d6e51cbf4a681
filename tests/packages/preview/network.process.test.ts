import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { runPreview } from "./support/run-preview";
import { TemporaryProjects } from "./support/temporary-project";

const REPOSITORY = path.resolve(__dirname, "../../..");
const REFUSE = path.join(__dirname, "support/refuse-network.cjs");
const SHOP = path.join(REPOSITORY, "tests/fixtures/programs/web-shop");
const JUDGED_SHOP = [
    ...["dev", "--cwd", SHOP, "--policy-pack", path.join(REPOSITORY, "policy-pack")],
    ...["--policy-pack-config", path.join(SHOP, "policies.json")],
];

/** The arguments of `unshare` for a process without any network, or why there is no such process here. */
function emptyNamespace(): readonly string[] | string {
    const attempts = [["--net"], ["--net", "--map-root-user"]].map((flags) => {
        const { status, error, stderr } = spawnSync("unshare", [...flags, "true"], { encoding: "utf8" });
        return status === 0 ? { flags } : { reason: error?.message ?? stderr.trim() };
    });
    const reasons = attempts.map(({ reason }) => reason).join("; ");
    return attempts.find(({ flags }) => flags !== undefined)?.flags ?? reasons;
}

/** Text without colours, on machines too that ask for them. */
const PLAIN = { ...process.env, FORCE_COLOR: undefined };

function lastLine(text: string): string | undefined {
    return text.trimEnd().split("\n").at(-1);
}

describe("preview: without a network", () => {
    const projects = new TemporaryProjects();
    after(() => {
        projects.removeAll();
    });

    /** Previews with every connection refused; returns what was tried. */
    async function attempts(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
        const log = path.join(projects.write({}), "attempts");
        const ran = await runPreview(args, {
            NODE_OPTIONS: `--require ${REFUSE}`,
            PREVIEW_TEST_ATTEMPTS: log,
            ...environment,
        });
        return { ...ran, attempts: existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : [] };
    }

    it("judges, policies and all, and tries to reach nobody", async () => {
        const ran = await attempts(JUDGED_SHOP);
        expect(ran).to.deep.include({ code: 0, stderr: "", attempts: [] });
        expect(lastLine(ran.stdout)).to.match(
            /^ok web-shop\/dev: 44 resources in 4 components, judged by 10 policies$/,
        );
    });

    it("runs in Pulumi's own host with this machine alone to talk to", async () => {
        const program = path.join(REPOSITORY, "tests/fixtures/programs/provider-per-region");
        const ran = await attempts(["dev", "--cwd", program, "--grpc"], {
            PREVIEW_TEST_LOOPBACK: "1",
            PULUMI_NODEJS_TRANSPILE_ONLY: "true",
        });
        expect(ran).to.deep.include({ code: 0, stderr: "", attempts: [] });
    });

    it("notices who tries, or the above would prove nothing", async () => {
        const root = projects.write({
            "index.ts": 'import net from "node:net";\nnet.connect(443, "pulumi.example.org");\n',
        });
        const ran = await attempts(["dev", "--cwd", root]);
        expect(ran.attempts).to.have.length.above(0);
        expect(ran.stdout).to.include("error: there is no network here: connect ");
        expect(ran.code).to.equal(2);
    });

    it("judges where not even the loopback interface is up", function () {
        const flags = emptyNamespace();
        if (typeof flags === "string") {
            console.log(`      skipped, because this machine allows no network namespaces: ${flags}`);
            this.skip();
        }
        const preview = [process.execPath, "packages/cli/preview.cjs"];
        const inside = (args: readonly string[]) =>
            spawnSync("unshare", [...flags, ...preview, ...args], { cwd: REPOSITORY, env: PLAIN, encoding: "utf8" });
        const { status, stdout, stderr } = inside(["prod", "--no-types"]);
        expect(stderr).to.equal("");
        expect(lastLine(stdout)).to.match(
            /^ok platform\/prod: \d{3} resources in \d+ components, judged by \d+ policies$/,
        );
        expect(status).to.equal(0);
    });
});
