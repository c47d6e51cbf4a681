import type { Preview } from "@platform/preview/result";

/** What the process ends with. */
export const EXIT = {
    /** Nothing to complain about; advisory findings do not count. */
    clean: 0,
    /** The program ran, and its plan breaks a rule. */
    violations: 1,
    /** The program or the configuration failed, or the command line is wrong. */
    failed: 2,
} as const;

export function exitCode(preview: Preview): number {
    const failures = preview.strict.failures.length + preview.placeholder.failures.length;
    const mandatory = preview.findings.filter(({ level }) => level === "mandatory");
    const logged = [...preview.strict.logs, ...preview.placeholder.logs].some(({ level }) => level === "error");
    if (failures > 0 || logged || mandatory.some(({ source }) => source === "program")) {
        return EXIT.failed;
    }
    return mandatory.length > 0 || preview.differences.length > 0 ? EXIT.violations : EXIT.clean;
}
