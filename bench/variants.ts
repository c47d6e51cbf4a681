import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { manyServices } from "../tests/harness/many-services";
import { stackValues } from "../tests/harness/stack";

/** Writes configurations of the prod stack with more services than it has. */
export class Variants {
    private readonly directory = mkdtempSync(path.join(tmpdir(), "preview-bench-"));

    /** The name of a file with the prod stack's configuration and this many services added. */
    withServices(count: number): string {
        const file = path.join(this.directory, `services-${count}.yaml`);
        writeFileSync(file, JSON.stringify({ config: manyServices(stackValues("prod"), count) }));
        return file;
    }

    remove(): void {
        rmSync(this.directory, { recursive: true });
    }
}
