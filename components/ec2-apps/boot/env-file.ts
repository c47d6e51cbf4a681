/** Where the variables of an EC2 app are, and its secrets, which are in memory alone. */
export const variablesFile = "/etc/platform/app.env";
export const secretsFile = "/run/platform/secrets.env";

/** Characters that mean something between double quotes, to bash and to systemd alike. */
const special = /["$\\`]/g;

/**
 * Variables as lines that bash (`source`) and systemd (`EnvironmentFile=`) read alike. A line of it is never `$END`, for a
 * dollar sign has a backslash before it.
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#EnvironmentFile=
 */
export function envFile(variables: Readonly<Record<string, string>>): string {
    return Object.entries(variables)
        .map(([name, value]) => `${name}="${value.replace(special, "\\$&")}"\n`)
        .join("");
}
