import { catalogue } from "@platform/analysis/catalogue";
import { FLAGS } from "./options";

/** The text of --help. */
export function helpText(): string {
    const flags = FLAGS.map(({ name, value, text }) => [`--${name}${value === undefined ? "" : ` ${value}`}`, text]);
    return [
        "Shows what a stack would create, without the Pulumi CLI, an account or a network.",
        "",
        "Usage: npm run preview -- [stack] [flags]        (default stack: staging)",
        "",
        "Flags:",
        ...aligned(flags),
        "",
        "Analyses:",
        ...aligned(catalogue.map(({ id, question }) => [id, question])),
        "",
        "Exit codes: 0 nothing to complain about, 1 the plan breaks a rule, or changes more than it may,",
        "            2 the program or the configuration failed, or the command line is wrong.",
        "",
        "Colours are used on a terminal unless NO_COLOR is set. Encrypted configuration is read with",
        "PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE.",
        "",
    ].join("\n");
}

function aligned(rows: readonly (readonly string[])[]): string[] {
    const width = Math.max(...rows.map(([left = ""]) => left.length));
    return rows.map(([left = "", text = ""]) => `  ${left.padEnd(width)}  ${text}`);
}
