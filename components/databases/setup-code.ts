import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type * as pulumi from "@pulumi/pulumi";
import { archiveOf, filesIn } from "../shared/function";

/** The function's files, and those of the one package that Lambda's runtime does not bring. */
export function setupCode(): pulumi.asset.AssetArchive {
    const own = join(__dirname, "setup");
    const driver = join(dirname(require.resolve("postgres")), "../..");
    const place = "node_modules/postgres";
    return archiveOf({
        ...filesIn(own, namesIn(own, ".mjs")),
        [`${place}/package.json`]: join(driver, "package.json"),
        ...Object.fromEntries(
            namesIn(join(driver, "src"), ".js").map((name) => [`${place}/src/${name}`, join(driver, "src", name)]),
        ),
    });
}

function namesIn(folder: string, ending: string): readonly string[] {
    return readdirSync(folder)
        .filter((name) => name.endsWith(ending))
        .sort();
}
