import { createHash } from "node:crypto";
import path from "node:path";
import type { Finding } from "@platform/aws-model/finding";
import type { Check } from "../check";
import type { Preview } from "../result";
import { BackgroundProcesses } from "./background";
import type { Checkable, CheckedProgram } from "./checked-program";
import { notChecked, refused, TYPE_ERROR, typeError } from "./diagnostic";
import type { Verdict } from "./diagnostic";
import { checkNatively, nativeCheckerFor } from "./native-checker";
import type { NativeChecker } from "./native-checker";
import { isKnownSound, keepSound } from "./verdicts";

const OWN_COMPILER = path.join(__dirname, "own-compiler.cjs");

/**
 * The types of a program and of its policy packs, as the CLI checks them before it runs either, while the preview runs.
 * Their errors are the CLI's, which the native checker finds sooner; where the two may differ, the program's own compiler
 * judges.
 */
export class TypeCheck implements Check {
    readonly name = "types";
    private readonly processes = new BackgroundProcesses();
    private verdicts: Promise<readonly Finding[]> | undefined;

    constructor(private readonly programs: readonly Checkable[]) {}

    start(): void {
        this.verdicts ??= Promise.all(this.programs.map((program) => this.judge(program))).then((all) => all.flat());
    }

    async run(preview: Omit<Preview, "timings">): Promise<readonly Finding[]> {
        this.start();
        this.processes.foreground();
        const findings = (await this.verdicts) ?? [];
        return saidByHost(preview) ? findings.filter(({ level }) => level === "advisory") : findings;
    }

    close(): void {
        this.processes.kill();
    }

    private async judge(program: Checkable): Promise<readonly Finding[]> {
        if ("unchecked" in program) {
            return [notChecked(program.unchecked)];
        }
        const native = nativeCheckerFor(program);
        const name = nameOf(program, native);
        if (isKnownSound(name, program)) {
            return [];
        }
        const started = Date.now();
        const verdict =
            (native && (await checkNatively(native, program, name, this.processes))) ??
            (await this.checkWithOwnCompiler(program));
        if (typeof verdict === "string") {
            return [notChecked(verdict)];
        }
        const errors = refused(verdict);
        if (errors.length === 0) {
            keepSound(name, program, verdict.files, started);
        }
        return errors.map(typeError);
    }

    /** @returns the verdict, or why there is none. */
    private async checkWithOwnCompiler(program: CheckedProgram): Promise<Verdict | string> {
        const { compiler, directory } = program;
        const args = [OWN_COMPILER, compiler.file, JSON.stringify(program)];
        const { code, stdout, stderr } = await this.processes.run(process.execPath, args, directory);
        if (code === 0) {
            return JSON.parse(stdout) as Verdict;
        }
        const reason = /^\w*Error: .*$/m.exec(stderr)?.[0] ?? `its process ended with code ${String(code)}`;
        return `TypeScript ${compiler.version} failed: ${reason}`;
    }
}

/** Verdicts of another program, another compiler, or other defaults have other names. */
function nameOf(program: CheckedProgram, native: NativeChecker | undefined): string {
    return `types-${createHash("sha256")
        .update(JSON.stringify([program, native]))
        .digest("hex")
        .slice(0, 32)}`;
}

/** Pulumi's own host, into which some programs turn out to belong, checks types itself. */
function saidByHost({ strict, placeholder }: Omit<Preview, "timings">): boolean {
    return [...strict.failures, ...placeholder.failures].some(({ kind }) => kind === TYPE_ERROR);
}
