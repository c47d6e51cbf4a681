import { createCipheriv, randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";
import { UsageError } from "@platform/preview/errors";
import { loadStackValues } from "@platform/preview/project/config";
import type { StackValues } from "@platform/preview/project/config";
import { loadProject } from "@platform/preview/project/project";
import { TemporaryProjects } from "./support/temporary-project";

const PASSPHRASE = "a stack's own words";
const SALT = Buffer.from("12345678");
/** pbkdf2Sync(PASSPHRASE, SALT, 1_000_000, 32, "sha256"), which takes half a second on purpose. */
const KEY = Buffer.from("axs5Jj2PMmoub1ld7MhZPiD9pdrs65nwMXaBMPxZMKM=", "base64");

/** Encrypts as the CLI does. */
function encrypt(text: string): string {
    const nonce = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", KEY, nonce);
    const content = Buffer.concat([cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
    return `v1:${nonce.toString("base64")}:${content.toString("base64")}`;
}

const ENCRYPTION_SALT = `v1:${SALT.toString("base64")}:${encrypt("pulumi")}`;

describe("preview: encrypted configuration", () => {
    const projects = new TemporaryProjects();
    const before = { ...process.env };
    afterEach(() => {
        delete process.env["PULUMI_CONFIG_PASSPHRASE"];
        delete process.env["PULUMI_CONFIG_PASSPHRASE_FILE"];
        Object.assign(process.env, before);
    });
    after(() => {
        projects.removeAll();
    });

    function project(salt = `encryptionsalt: ${ENCRYPTION_SALT}\n`): string {
        return projects.write({
            "Pulumi.yaml": "name: sample\nruntime: nodejs\nconfig:\n  retries: { type: integer, secret: true }\n",
            "Pulumi.dev.yaml": [
                `${salt}config:`,
                `  retries: { secure: ${encrypt("3")} }`,
                "  database:",
                "    user: web",
                `    password: { secure: ${encrypt("correct horse")} }`,
                "",
            ].join("\n"),
        });
    }

    function load(root: string): StackValues {
        return loadStackValues(loadProject(root), "dev", { overlay: new Map() });
    }

    it("is decrypted with the passphrase, and stays secret", () => {
        process.env["PULUMI_CONFIG_PASSPHRASE"] = PASSPHRASE;
        const { values, findings } = load(project());
        expect([...values]).to.deep.equal([
            ["sample:database", { text: '{"password":"correct horse","user":"web"}', secret: true }],
            ["sample:retries", { text: "3", secret: true }],
        ]);
        expect(findings).to.deep.equal([]);
    });

    it("is decrypted with the passphrase of a file", () => {
        const root = project();
        const file = path.join(root, "passphrase");
        writeFileSync(file, `${PASSPHRASE}\n`);
        process.env["PULUMI_CONFIG_PASSPHRASE_FILE"] = file;
        expect(load(root).values.get("sample:retries")).to.deep.equal({ text: "3", secret: true });
    });

    it("is replaced by placeholders of the declared type without the passphrase, and says which", () => {
        const { values, findings } = load(project());
        expect([...values]).to.deep.equal([
            [
                "sample:database",
                { text: '{"password":"placeholder for sample:database.password","user":"web"}', secret: true },
            ],
            ["sample:retries", { text: "0", secret: true }],
        ]);
        expect(findings).to.deep.equal([
            {
                source: "program",
                level: "advisory",
                code: "encrypted-config",
                message: "placeholders stand in for encrypted configuration: sample:retries, sample:database.password",
                fix: "Set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE to use the real values.",
            },
        ]);
    });

    it("is replaced as well when another secrets provider encrypted it", () => {
        process.env["PULUMI_CONFIG_PASSPHRASE"] = PASSPHRASE;
        const { findings } = load(project(""));
        expect(findings[0]?.fix).to.equal("The stack has no passphrase: its secrets provider cannot be asked offline.");
    });

    it("says so when the passphrase is wrong", () => {
        process.env["PULUMI_CONFIG_PASSPHRASE"] = "something else";
        const root = project();
        expect(() => load(root)).to.throw(
            UsageError,
            `${root}/Pulumi.dev.yaml: the passphrase is wrong (PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE).`,
        );
    });

    it("says which value was encrypted with another key", () => {
        process.env["PULUMI_CONFIG_PASSPHRASE"] = PASSPHRASE;
        const root = projects.write({
            "Pulumi.dev.yaml": [
                `encryptionsalt: ${ENCRYPTION_SALT}`,
                "config:",
                `  token: { secure: "${encrypt("x").slice(0, -4)}AAAA" }`,
                "",
            ].join("\n"),
        });
        expect(() => load(root)).to.throw(
            UsageError,
            "config: sample:token cannot be decrypted: it was encrypted with another key or is damaged.",
        );
    });
});
