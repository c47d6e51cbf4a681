import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { setupCode } from "../../../components/databases/setup-code";

/** The clients that Lambda's runtime has, by their packages. */
const sdk = { "client-rds": "RDS", "client-secrets-manager": "SecretsManager", "client-ssm": "SSM" };

async function textsOf(): Promise<Readonly<Record<string, string>>> {
    const assets = (await setupCode().assets) as Record<string, { readonly text: Promise<string> }>;
    const texts = Object.entries(assets).map(async ([place, { text }]) => [place, await text] as const);
    return Object.fromEntries(await Promise.all(texts));
}

describe("the archive of the function that makes users", () => {
    const directory = mkdtempSync(path.join(tmpdir(), "database-setup-"));

    after(() => {
        rmSync(directory, { recursive: true });
        delete process.env["SETTINGS"];
    });

    function write(place: string, text: string): void {
        const file = path.join(directory, place);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, text);
    }

    it("has our files and those of one package, and neither types nor another copy of it", async () => {
        const places = Object.keys(await textsOf());
        expect(places.filter((place) => !place.startsWith("node_modules/postgres/src/"))).to.deep.equal([
            ...["app-user.mjs", "handler.mjs", "index.mjs", "master-connections.mjs", "master-password.mjs"],
            ...["password.mjs", "node_modules/postgres/package.json"],
        ]);
        expect(places).to.deep.include.members(["node_modules/postgres/src/index.js"]);
    });

    it("is all that the function needs beside the runtime's SDK", async () => {
        for (const [place, text] of Object.entries(await textsOf())) {
            write(place, text);
        }
        for (const [name, client] of Object.entries(sdk)) {
            write(`node_modules/@aws-sdk/${name}/index.js`, `exports.${client} = class {};`);
        }
        process.env["SETTINGS"] = "{}";
        const module = (await import(pathToFileURL(path.join(directory, "index.mjs")).href)) as { handler: unknown };
        expect(module.handler).to.be.a("function");
    });
});
