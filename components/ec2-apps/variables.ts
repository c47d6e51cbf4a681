import type { Ec2AppConfig } from "./schema";

/** Variables that every app has, and that its block cannot set. */
export const ownVariables = ["AWS_REGION", "PORT"] as const;

/** All variables of an app but its secrets. AWS's libraries ask for the region. */
export function variablesOf(
    { environment, port }: Pick<Ec2AppConfig, "environment" | "port">,
    region: string,
): Readonly<Record<string, string>> {
    const own: Record<(typeof ownVariables)[number], string> = { AWS_REGION: region, PORT: String(port) };
    return { ...own, ...environment };
}
